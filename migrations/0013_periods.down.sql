DROP TABLE holidays;
DROP TABLE period_windows;
DROP TABLE periods;
