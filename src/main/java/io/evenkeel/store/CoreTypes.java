package io.evenkeel.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.BasisPoints;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.money.Weight;
import io.evenkeel.target.ModelId;
import java.io.IOException;
import java.util.function.Function;

/** The core's numbers and ids as strings, so that the core need not know how it is stored. */
final class CoreTypes {

    private CoreTypes() {}

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("core types");
        add(module, Money.class, Money::of);
        add(module, Price.class, Price::of);
        add(module, Quantity.class, Quantity::of);
        add(module, Weight.class, Weight::of);
        add(module, Rate.class, Rate::of);
        add(module, BasisPoints.class, BasisPoints::of);
        add(module, AccountId.class, AccountId::new);
        add(module, HouseholdId.class, HouseholdId::new);
        add(module, LotId.class, LotId::new);
        add(module, SecurityId.class, SecurityId::new);
        add(module, ModelId.class, ModelId::new);
        return module;
    }

    private static <T> void add(SimpleModule module, Class<T> type, Function<String, T> fromText) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new FromText<>(type, fromText));
        module.addKeySerializer(type, new KeyAsText<>());
        module.addKeyDeserializer(type, new KeyFromText(fromText));
    }

    private static final class FromText<T> extends FromStringDeserializer<T> {

        private static final long serialVersionUID = 1L;
        private final transient Function<String, T> fromText;

        FromText(Class<T> type, Function<String, T> fromText) {
            super(type);
            this.fromText = fromText;
        }

        @Override
        protected T _deserialize(String text, DeserializationContext context) {
            return fromText.apply(text);
        }

        /** Without trimming: an id is what it is. */
        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return fromText.apply(parser.getValueAsString());
        }
    }

    private static final class KeyAsText<T> extends JsonSerializer<T> {

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeFieldName(value.toString());
        }
    }

    private static final class KeyFromText extends KeyDeserializer {

        private final Function<String, ?> fromText;

        KeyFromText(Function<String, ?> fromText) {
            this.fromText = fromText;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return fromText.apply(key);
        }
    }
}
