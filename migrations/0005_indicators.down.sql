DROP TABLE indicator_values, indicators;
