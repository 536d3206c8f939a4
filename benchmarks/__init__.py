"""How quick and how light is the program, beside the least that a window of this kind costs?"""
