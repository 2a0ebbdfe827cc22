"""The program is killed while somebody types, and what is missing is counted."""
