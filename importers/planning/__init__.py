"""What importing a list would change, as data: rows beside what is known of them, and whose value stays."""
