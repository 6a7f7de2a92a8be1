"""Official papers: what each one says, its layout, and the PDF. Knows no database."""
