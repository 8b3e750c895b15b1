package org.v2g4j.exi.tree;

/**
 * Writes one message into a text format; driven by generated code, in document order.
 *
 * <p>An element is written in one of three ways: with a simple value by {@link #element}; or
 * between {@link #start} and {@link #end} with attributes first and elements behind them; or there
 * with {@link #value} alone, or with {@link #content} behind the attributes where its type has
 * some. A value is written by exactly one call of the {@link ValueWriter} that is returned.
 *
 * <p>What may occur several times stands in a list. The entries of most lists are elements of one
 * name. Where the names of entries differ, or an entry is a row of elements, each is an item. XML
 * needs no frames around lists and items, other formats do.
 *
 * <p>Methods throw what the format has for messages that it cannot hold, under {@code
 * V2gException}.
 */
public interface TreeWriter {

  /**
   * Starts an element.
   *
   * @param namespace its namespace; empty for none
   * @param name its local name
   */
  void start(String namespace, String name);

  /** Ends the element started last. */
  void end();

  /**
   * Writes an attribute of the element started last.
   *
   * @param namespace its namespace; empty for none
   * @param name its local name
   * @return takes the attribute's value
   */
  ValueWriter attribute(String namespace, String name);

  /**
   * Writes an element with a simple value, from start to end.
   *
   * @param namespace its namespace; empty for none
   * @param name its local name
   * @return takes the element's value
   */
  ValueWriter element(String namespace, String name);

  /**
   * Writes the value of the element started last, whose type has no attributes.
   *
   * @return takes the value
   */
  ValueWriter value();

  /**
   * Writes the value of the element started last, whose type has attributes, be they there or not.
   *
   * @return takes the value
   */
  ValueWriter content();

  /**
   * Starts a list of elements or items. It may remain empty.
   *
   * @param name the local name of its elements, or a name for its items
   */
  void startList(String name);

  /** Ends the list. */
  void endList();

  /** Starts an item of a list whose entries are no elements of one name. */
  void startItem();

  /** Ends the item. */
  void endItem();
}
