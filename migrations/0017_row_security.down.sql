DO $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT schemaname, tablename, policyname FROM pg_policies WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP POLICY %I ON %I', one.policyname, one.tablename);
    EXECUTE format('ALTER TABLE %I DISABLE ROW LEVEL SECURITY', one.tablename);
  END LOOP;
END $$;
DROP FUNCTION app_provinces();
