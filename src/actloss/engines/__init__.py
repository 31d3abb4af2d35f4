"""The only files that import an engine: DuckDB for files, narwhals for dataframes."""
