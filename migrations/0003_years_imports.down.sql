DROP TABLE imports, years;
