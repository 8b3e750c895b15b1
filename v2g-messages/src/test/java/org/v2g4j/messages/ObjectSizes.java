package org.v2g4j.messages;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.v2g4j.core.Bytes;

/**
 * The memory that the objects of a message take, as HotSpot lays them out unless it is told
 * otherwise: twelve bytes of header, four of an array's length and of a reference, all rounded up
 * to eight.
 */
final class ObjectSizes {

  private static final int HEADER = 12;
  private static final int ARRAY_HEADER = 16;
  private static final int REFERENCE = 4;

  private ObjectSizes() {}

  /** A record and all that it refers to, but for what is shared by all messages. */
  static long of(Object value) {
    if (value instanceof Record record) {
      long fields = 0;
      long others = 0;
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        Object held = get(component, record);
        fields += size(component.getType());
        if (held != null && !component.getType().isPrimitive()) {
          others += of(held);
        }
      }
      return rounded(HEADER + fields) + others;
    }
    if (value instanceof Bytes bytes) {
      return bytes.isEmpty() ? 0 : 16 + rounded(ARRAY_HEADER + bytes.length());
    }
    if (value instanceof String text) {
      return text.isEmpty() ? 0 : 24 + rounded(ARRAY_HEADER + text.length());
    }
    if (value instanceof List<?> list) {
      long array = list.size() > 2 ? rounded(ARRAY_HEADER + (long) REFERENCE * list.size()) : 0;
      long entries = list.stream().mapToLong(ObjectSizes::of).sum();
      return list.isEmpty() ? 0 : 24 + array + entries;
    }
    if (value instanceof Integer number) {
      return number == number.byteValue() ? 0 : 16;
    }
    if (value instanceof Long number) {
      return number == number.byteValue() ? 0 : 24;
    }
    if (value instanceof Boolean || value instanceof Enum) {
      return 0;
    }
    throw new IllegalArgumentException("messages hold no " + value.getClass());
  }

  private static long size(Class<?> type) {
    return type == long.class ? 8 : type == boolean.class ? 1 : REFERENCE;
  }

  private static long rounded(long size) {
    return (size + 7) & -8;
  }

  /** Whether a message holds only primitive numbers, octets and ASCII. */
  static boolean isPlain(Object value) {
    if (value instanceof Record record) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        Object held = get(component, record);
        if (held != null && !isPlain(held)) {
          return false;
        }
      }
      return true;
    }
    if (value instanceof List<?> list) {
      return list.stream().allMatch(ObjectSizes::isPlain);
    }
    if (value instanceof String text) {
      return text.chars().allMatch(c -> c < 0x80);
    }
    return !(value instanceof Number) || value instanceof Integer || value instanceof Long;
  }

  private static Object get(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }
}
