package io.trainyard.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record, as JSON shows it.
 *
 * @param name in JSON
 * @param isNullable whether it may be missing
 */
public record RecordField(String name, Type type, boolean isNullable) {
  /** The fields of a record, in its order. */
  public static List<RecordField> of(Class<?> record) {
    return Arrays.stream(record.getRecordComponents()).map(RecordField::of).toList();
  }

  private static RecordField of(RecordComponent component) {
    JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
    AnnotatedType annotated = component.getAnnotatedType();
    return new RecordField(
        renamed == null ? component.getName() : renamed.value(),
        component.getGenericType(),
        annotated.isAnnotationPresent(Nullable.class) || component.getType() == Optional.class);
  }
}
