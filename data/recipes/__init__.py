"""One module a publisher; each lists its tables in `TABLES`. See ../README.md."""
