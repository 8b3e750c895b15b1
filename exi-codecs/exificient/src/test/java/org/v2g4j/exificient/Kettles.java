package org.v2g4j.exificient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small schema of nobody's, with one element of each kind that tests need. */
final class Kettles {

  static final String NAMESPACE = "urn:example:kettle";

  static final String SCHEMA =
      """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:example:kettle"
          targetNamespace="urn:example:kettle" elementFormDefault="qualified">
        <xs:element name="Kettle" type="KettleType"/>
        <xs:element name="Anything">
          <xs:complexType><xs:sequence>
            <xs:any minOccurs="0" maxOccurs="unbounded" processContents="lax"/>
          </xs:sequence></xs:complexType>
        </xs:element>
        <xs:complexType name="KettleType">
          <xs:sequence>
            <xs:element name="Name" type="xs:string"/>
            <xs:element name="Octets" type="xs:hexBinary" minOccurs="0"/>
            <xs:element name="Steps" minOccurs="0">
              <xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType>
            </xs:element>
            <xs:element name="Code" minOccurs="0">
              <xs:simpleType><xs:restriction base="xs:string">
                <xs:pattern value="[A-C]+"/>
              </xs:restriction></xs:simpleType>
            </xs:element>
            <xs:element name="Count" type="xs:integer" minOccurs="0"/>
            <xs:element name="Lid" minOccurs="0" nillable="true">
              <xs:simpleType><xs:restriction base="xs:string">
                <xs:enumeration value="open"/>
                <xs:enumeration value="closed"/>
                <xs:enumeration value="lost"/>
              </xs:restriction></xs:simpleType>
            </xs:element>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="CordlessType">
          <xs:complexContent><xs:extension base="KettleType"><xs:sequence>
            <xs:element name="Base" type="xs:boolean"/>
          </xs:sequence></xs:extension></xs:complexContent>
        </xs:complexType>
      </xs:schema>
      """;

  private static final ExificientCodec CODEC = load();

  private Kettles() {}

  static ExificientCodec codec() {
    return CODEC;
  }

  static String xml(String content) {
    return "<Kettle xmlns='" + NAMESPACE + "'>" + content + "</Kettle>";
  }

  static Path write(Path folder, String name, String schema) {
    try {
      Files.createDirectories(folder.resolve(name).getParent());
      return Files.writeString(folder.resolve(name), schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ExificientCodec load() {
    try {
      Path file = Files.createTempFile("kettle", ".xsd");
      Files.writeString(file, SCHEMA);
      ExificientCodec codec = ExificientCodec.of(file);
      Files.delete(file);
      return codec;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
