package io.noscope.spark.task;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Native things of this JVM that no task is using, kept for the next task that wants one of the
 * same key. Whoever takes one has it alone until giving it back. Thread-safe.
 *
 * @param <K> all that tells one from another
 */
final class IdlePool<K, V> {
  private final int most;
  private final Consumer<V> closer;
  private final Map<K, Deque<V>> idle = new LinkedHashMap<>(16, 0.75f, true);
  private int size;

  /**
   * @param most idle ones at a time; beyond it, those of the key that was not asked for longest are
   *     closed
   */
  IdlePool(int most, Consumer<V> closer) {
    this.most = most;
    this.closer = closer;
  }

  /** One that was kept, which is now the caller's. */
  synchronized Optional<V> take(K key) {
    Deque<V> kept = idle.get(key);
    if (kept == null) {
      return Optional.empty();
    }
    V value = kept.pop();
    size--;
    if (kept.isEmpty()) {
      idle.remove(key);
    }
    return Optional.of(value);
  }

  /** Keeps one for the next task. */
  void keep(K key, V value) {
    add(key, value).forEach(closer);
  }

  private synchronized List<V> add(K key, V value) {
    idle.computeIfAbsent(key, k -> new ArrayDeque<>()).push(value);
    size++;
    List<V> evicted = new ArrayList<>();
    while (size > most) {
      Iterator<Deque<V>> keys = idle.values().iterator();
      Deque<V> eldest = keys.next();
      evicted.add(eldest.pollLast());
      size--;
      if (eldest.isEmpty()) {
        keys.remove();
      }
    }
    return evicted;
  }
}
