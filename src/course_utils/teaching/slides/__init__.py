"""Slides from a lesson: marks for presenting it live, and one page to show without JupyterLab."""
