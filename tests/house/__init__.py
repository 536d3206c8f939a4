"""The promises of the house, checked by a machine."""
