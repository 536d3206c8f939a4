"""The program that people see."""
