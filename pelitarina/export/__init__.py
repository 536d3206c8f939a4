"""What leaves, and to whom: only what the customer chose, for the purpose it was chosen for."""
