DROP FUNCTION provinces_on(date);
DROP TABLE province_successions, province_names, provinces;
DROP EXTENSION btree_gist;
