"""How would ink tell the same story, and what does its compiler say of the same faults?"""
