package io.evenkeel.api;

import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotId;
import io.evenkeel.ingest.BookReader;
import io.evenkeel.ingest.IngestLimits;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.BasisPoints;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.money.Weight;
import io.evenkeel.target.ModelId;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Wires the edge: which bodies are read, and how the core's numbers and ids are written. */
@Configuration
@EnableConfigurationProperties(ApiLimits.class)
class ApiConfiguration implements WebMvcConfigurer {

    /** With what one looks like. */
    static final Map<Class<?>, String> DECIMALS = Map.of(
            Money.class, "1250.00",
            Price.class, "250.00",
            Quantity.class, "100",
            Weight.class, "0.05",
            Rate.class, "0.238",
            BasisPoints.class, "2.5");

    static final List<Class<?>> IDS =
            List.of(AccountId.class, HouseholdId.class, LotId.class, SecurityId.class, ModelId.class);

    private final ApiLimits limits;

    ApiConfiguration(ApiLimits limits) {
        this.limits = limits;
    }

    /** Numbers and ids travel as strings: their {@code toString}. */
    @Bean
    static SimpleModule numbersAndIdsAsStrings() {
        SimpleModule module = new SimpleModule("numbers and ids as strings");
        DECIMALS.keySet().forEach(type -> module.addSerializer(type, ToStringSerializer.instance));
        IDS.forEach(type -> module.addSerializer(type, ToStringSerializer.instance));
        return module;
    }

    @Bean
    static IngestLimits ingestLimits(
            @Value("${evenkeel.ingest.upload-bytes}") long uploadBytes,
            @Value("${evenkeel.ingest.unpacked-bytes}") long unpackedBytes,
            @Value("${evenkeel.ingest.rows-per-file}") int rowsPerFile,
            @Value("${evenkeel.ingest.field-characters}") int fieldCharacters,
            @Value("${evenkeel.ingest.files-per-zip}") int filesPerZip,
            @Value("${evenkeel.ingest.faults-listed}") int faultsListed) {
        return new IngestLimits(uploadBytes, unpackedBytes, rowsPerFile, fieldCharacters, filesPerZip, faultsListed);
    }

    @Bean
    static BookReader bookReader(IngestLimits limits) {
        return new BookReader(limits);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new UnknownParameters()).addPathPatterns("/api/runs/*/proposals");
    }

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.add(0, new JsonReader(Math.toIntExact(limits.jsonMax().toBytes())));
    }
}
