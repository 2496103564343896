package dev.hokku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Written by the processor on generated classes: which line of the user's source each line comes from, so that a message names that one.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Lines {

  /// The user's file, and where stretches begin: `Mlp.java 58:24 64:31 70:0` says that line 58 comes from line 24, 59 from 25 and so on, that 64 comes
  /// from 31, and that from 70 on nothing comes from the file.
  String value();
}
