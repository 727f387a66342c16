package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Value;
import java.util.List;
import org.codehaus.groovy.ast.expr.ClosureExpression;

/**
 * A block that runs later.
 *
 * @param handed the type of each value it is handed
 */
public record Arrow(Value.Code code, ClosureExpression closure, List<Class<?>> handed) {}
