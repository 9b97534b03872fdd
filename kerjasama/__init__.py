"""Configuration only: settings, addresses, the web server's entrance."""
