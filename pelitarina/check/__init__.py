"""What an author should hear: mistakes, parts that can never be met, and how to mend them."""
