/// Networks that write text, letter by letter.
@NullMarked
package dev.hokku.examples.chars;

import org.jspecify.annotations.NullMarked;
