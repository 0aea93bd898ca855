DROP TABLE extensions;
DROP TABLE evidences;
DROP TABLE files;
