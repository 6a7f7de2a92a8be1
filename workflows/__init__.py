"""The law: terms, tables, clocks and the engine. Knows neither the web nor the database."""
