"""The program as its users meet it: real terminals, real files, real kills."""
