-- When is there a person? spark-sql --jars noscope-spark-all.jar \
--   --conf spark.example.recordings=hdfs:///recordings/lobby -f find-people.sql
CREATE OR REPLACE TEMPORARY VIEW recordings
 USING video OPTIONS (path '${spark.example.recordings}');

-- Frames with a person, minute by minute. The first query of a camera trains its cascade.
SELECT path, CAST(floor(seconds / 60) AS INT) AS minute, count(*) AS frames
  FROM recordings
 WHERE noscope_contains(image, 'person')
 GROUP BY ALL
 ORDER BY ALL;

-- The same as visits: gaps of two seconds are bridged, glimpses of less than a second dropped.
SELECT camera, startPath, startSeconds, endPath, endSeconds, frames
  FROM noscope_events('${spark.example.recordings}', 'person', 'mergeGap=2; minDuration=1');
