"""Which tools does somebody have who writes a story?"""
