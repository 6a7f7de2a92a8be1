"""HTTP: one blueprint per noun, and the door that stands before all of them."""
