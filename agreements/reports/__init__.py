"""Lists, counts and figures of many instruments, and their spreadsheets."""
