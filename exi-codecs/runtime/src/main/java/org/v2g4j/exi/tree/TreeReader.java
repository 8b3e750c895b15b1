package org.v2g4j.exi.tree;

import org.v2g4j.core.error.V2gException;

/**
 * Reads one message from a text format; driven by generated code.
 *
 * <p>The code asks for elements in the order of the schema: {@link #at} and {@link #require} for
 * single ones, {@link #nextEntry} and {@link #nextItem} for those in lists. Each of them, when it
 * answers yes, places the reader before the element. From there the attributes can be asked for,
 * and then the element is read in one of the ways that {@link TreeWriter} writes it: by {@link
 * #value}, by {@link #content}, or by {@link #enter}, its elements, and {@link #leave}. A format
 * may hold the elements in the order of the schema alone, or find them by name wherever they are.
 *
 * <p>Methods throw what the format has for texts that are no message, under {@code V2gException}.
 */
public interface TreeReader {

  /**
   * Whether an element of this name is there to be read next.
   *
   * @param namespace namespace; empty for none
   * @param name local name
   * @return whether the reader stands before it
   */
  boolean at(String namespace, String name);

  /**
   * Demands that an element of this name is there to be read next.
   *
   * @param namespace namespace; empty for none
   * @param name local name
   */
  void require(String namespace, String name);

  /**
   * The exception for a place where something else is needed.
   *
   * @param expected what is needed
   * @return the exception to throw
   */
  V2gException unexpected(String expected);

  /**
   * Whether there is another element of this name in a list of such elements.
   *
   * @param namespace namespace; empty for none
   * @param name local name
   * @return whether the reader stands before it
   */
  boolean nextEntry(String namespace, String name);

  /**
   * Whether there is a list whose entries are no elements of one name; it is not read yet.
   *
   * @param list the name of the list
   * @param begins whether the reader is at an element that an item can begin with; this tells
   *     formats without frames around items
   * @return whether there is
   */
  boolean atItems(String list, boolean begins);

  /**
   * Whether there is another item in a list whose entries are no elements of one name. If so, the
   * elements that are asked for up to {@link #leaveItem} are those of the item.
   *
   * @param list the name of the list
   * @param begins whether the reader is at an element that an item can begin with; this tells
   *     formats without frames around items
   * @return whether there is
   */
  boolean nextItem(String list, boolean begins);

  /** Leaves the item. */
  void leaveItem();

  /**
   * Whether the element that the reader stands before has an attribute.
   *
   * @param namespace namespace; empty for none
   * @param name local name
   * @return whether it has
   */
  boolean hasAttribute(String namespace, String name);

  /**
   * A required attribute of the element that the reader stands before.
   *
   * @param namespace namespace; empty for none
   * @param name local name
   * @return its value
   */
  ValueReader attributeValue(String namespace, String name);

  /**
   * Reads the element that the reader stands before, which has a value and whose type has no
   * attributes.
   *
   * @return its value
   */
  ValueReader value();

  /**
   * Reads the element that the reader stands before, which has a value and whose type has
   * attributes; they were asked for.
   *
   * @return its value
   */
  ValueReader content();

  /** Goes into the element that the reader stands before, after its attributes were asked for. */
  void enter();

  /** Leaves the element, in which nothing may be left. */
  void leave();
}
