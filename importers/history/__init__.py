"""What is left of imports: the services that one made or changed, and which rows say each value of an entry."""
