package io.noscope.spark.detections;

import io.noscope.spark.files.Slice;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/** The rows of one slice after the other, each made when its turn comes. */
final class SliceRows implements Iterator<Row> {
  private final Iterator<Slice> slices;
  private final Function<Slice, List<Row>> making;
  private Iterator<Row> rows = Collections.emptyIterator();

  SliceRows(Iterator<Slice> slices, Function<Slice, List<Row>> making) {
    this.slices = slices;
    this.making = making;
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext() && slices.hasNext()) {
      rows = making.apply(slices.next()).iterator();
    }
    return rows.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return rows.next();
  }
}
