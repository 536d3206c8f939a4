"""What comes out when a story is played a thousand times, by players who want nothing?"""
