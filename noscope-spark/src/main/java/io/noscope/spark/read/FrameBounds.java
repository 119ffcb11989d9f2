package io.noscope.spark.read;

import io.noscope.video.FrameChoice;
import java.math.BigInteger;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.catalyst.expressions.Remainder;
import scala.jdk.javaapi.CollectionConverters;

/** What a condition leaves of a video: a choice that has every frame for which it may be true. */
final class FrameBounds {
  private static final FrameChoice NONE = FrameChoice.ALL.frames(0, 0);

  private FrameBounds() {}

  /** The bounds of an expression over rows of {@link FrameCondition#COLUMNS}. */
  static FrameChoice of(Expression condition) {
    if (condition instanceof And and) {
      return of(and.left()).and(of(and.right()));
    }
    if (condition instanceof Or or) {
      return either(of(or.left()), of(or.right()));
    }
    if (condition instanceof In in) {
      return CollectionConverters.asJava(in.list()).stream()
          .map(value -> comparison("=", in.value(), value))
          .reduce(NONE, FrameBounds::either);
    }
    if (condition instanceof BinaryComparison comparison) {
      return comparison.left() instanceof Literal
          ? comparison(mirrored(comparison.symbol()), comparison.right(), comparison.left())
          : comparison(comparison.symbol(), comparison.left(), comparison.right());
    }
    return is(VideoColumn.KEYFRAME, condition) ? FrameChoice.ALL.keyframes() : FrameChoice.ALL;
  }

  private static FrameChoice either(FrameChoice a, FrameChoice b) {
    if (a.equals(NONE) || b.equals(NONE)) {
      return a.equals(NONE) ? b : a;
    }
    FrameChoice hull =
        FrameChoice.ALL
            .frames(Math.min(a.firstFrame(), b.firstFrame()), Math.max(a.endFrame(), b.endFrame()))
            .seconds(
                Math.min(a.firstSeconds(), b.firstSeconds()),
                Math.max(a.lastSeconds(), b.lastSeconds()))
            .every(BigInteger.valueOf(a.step()).gcd(BigInteger.valueOf(b.step())).intValue());
    return a.keyframesOnly() && b.keyframesOnly() ? hull.keyframes() : hull;
  }

  private static String mirrored(String symbol) {
    return switch (symbol) {
      case "<" -> ">";
      case "<=" -> ">=";
      case ">" -> "<";
      case ">=" -> "<=";
      default -> symbol;
    };
  }

  private static FrameChoice comparison(String symbol, Expression left, Expression right) {
    if (!(right instanceof Literal literal)) {
      return FrameChoice.ALL;
    }
    Object value = literal.value();
    if (is(VideoColumn.FRAME, left) && value instanceof Long number) {
      return frames(symbol, number);
    }
    if (is(VideoColumn.SECONDS, left) && value instanceof Double time && !time.isNaN()) {
      return seconds(symbol, time);
    }
    boolean equal = symbol.equals("=") || symbol.equals("<=>");
    if (equal && is(VideoColumn.KEYFRAME, left) && Boolean.TRUE.equals(value)) {
      return FrameChoice.ALL.keyframes();
    }
    if (equal && left instanceof Remainder division && Long.valueOf(0).equals(value)) {
      return multiples(division);
    }
    return FrameChoice.ALL;
  }

  private static boolean is(VideoColumn column, Expression expression) {
    return expression instanceof BoundReference reference
        && FrameCondition.COLUMNS.indexOf(column) == reference.ordinal();
  }

  private static FrameChoice frames(String symbol, long number) {
    long next = number == Long.MAX_VALUE ? number : number + 1;
    return switch (symbol) {
      case "=", "<=>" -> FrameChoice.ALL.frames(number, next);
      case "<" -> FrameChoice.ALL.frames(0, number);
      case "<=" -> FrameChoice.ALL.frames(0, next);
      case ">" -> FrameChoice.ALL.frames(next, Long.MAX_VALUE);
      case ">=" -> FrameChoice.ALL.frames(number, Long.MAX_VALUE);
      default -> FrameChoice.ALL;
    };
  }

  private static FrameChoice seconds(String symbol, double time) {
    return switch (symbol) {
      case "=", "<=>" -> FrameChoice.ALL.seconds(time, time);
      case "<", "<=" -> FrameChoice.ALL.seconds(Double.NEGATIVE_INFINITY, time);
      case ">", ">=" -> FrameChoice.ALL.seconds(time, Double.POSITIVE_INFINITY);
      default -> FrameChoice.ALL;
    };
  }

  private static FrameChoice multiples(Remainder division) {
    boolean ofFrames = is(VideoColumn.FRAME, division.left());
    return ofFrames
            && division.right() instanceof Literal literal
            && literal.value() instanceof Long step
            && step > 0
            && step <= Integer.MAX_VALUE
        ? FrameChoice.ALL.every(step.intValue())
        : FrameChoice.ALL;
  }
}
