"""Forms: validate and clean; they never decide and never write."""
