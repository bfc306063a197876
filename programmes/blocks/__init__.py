"""The kinds of block that show programmes, projects, events…"""
