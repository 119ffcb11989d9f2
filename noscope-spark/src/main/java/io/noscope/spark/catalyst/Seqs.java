package io.noscope.spark.catalyst;

import java.util.ArrayList;
import java.util.List;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Between the sequences of Spark's plans and Java's lists. */
public final class Seqs {
  private Seqs() {}

  /** A copy as Spark takes it, of elements that may be of a narrower kind. */
  public static <T> Seq<T> of(List<? extends T> elements) {
    return CollectionConverters.asScala(new ArrayList<T>(elements)).toSeq();
  }

  /** A view as Java takes it. */
  public static <T> List<T> list(Seq<T> elements) {
    return CollectionConverters.asJava(elements);
  }
}
