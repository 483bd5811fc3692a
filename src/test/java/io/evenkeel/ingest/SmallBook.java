package io.evenkeel.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A book without a fault, with a row of every kind; a test changes one thing in it. */
final class SmallBook {

    static final IngestLimits LIMITS = new IngestLimits(1L << 28, 1L << 30, 5_000_000, 4_000);

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    SmallBook() {
        put("book.csv", "as_of,name\n2018-02-07,Small firm\n");
        put(
                "securities.csv",
                """
                security,name,kind,asset_class,sector,identity_group,spread_bps,average_daily_volume,fractional
                AAPL,Apple Inc.,STOCK,US_EQUITY,Information Technology,,,41000000,
                MSFT,"Microsoft, Corp.",STOCK,US_EQUITY,Information Technology,,3.5,,false
                VTI,Vanguard Total,ETF,US_EQUITY,,VTI-VTSAX,,,
                VTSAX,Vanguard Total Admiral,MUTUAL_FUND,US_EQUITY,,VTI-VTSAX,,,
                """);
        put(
                "prices.csv",
                """
                security,date,close
                AAPL,2018-02-07,159.54
                MSFT,2018-02-07,89.61
                VTI,2018-02-07,138.05
                VTSAX,2018-02-06,66.9
                """);
        put(
                "models.csv",
                """
                model,security,weight
                GROWTH,AAPL,0.3
                GROWTH,VTI,0.65
                """);
        put(
                "substitutes.csv",
                """
                security,substitute,rank
                AAPL,MSFT,1
                AAPL,VTI,2
                """);
        put(
                "corporate_actions.csv",
                """
                action,kind,security,effective,new_shares,old_shares,received,basis_to_received,cash_per_share
                C1,SPIN_OFF,AAPL,2018-02-01,1,4,MSFT,0.2,
                C2,SPECIAL_DIVIDEND,VTI,2018-02-02,,,,,0.75
                """);
        put(
                "price_history.csv",
                """
                security,date,close
                AAPL,2018-02-05,156.49
                AAPL,2018-02-06,200
                AAPL,2018-02-07,159.54
                """);
        put(
                "accounts.csv",
                """
                account,household,filing_status,owner,registration,model,cash,short_term_rate,long_term_rate,drift_band,gain_budget,cash_reserve,minimum_trade,whole_shares,schedule,lot_method,ytd_short_term_gain,ytd_long_term_gain,carry_short,carry_long
                A-1,H-1,MARRIED_JOINT,"Lovelace, Ada",TAXABLE,GROWTH,1250.00,0.408,0.238,0.05,10000,2500,250,true,QUARTERLY,FIFO,1.5,-2.5,3,4
                A-2,H-1,MARRIED_JOINT,Ada,ROTH_IRA,GROWTH,-3.5,,,,,,,,,,,,,
                A-3,H-2,SINGLE,Bob,TAXABLE,GROWTH,0,,,,,,,,,,,,,
                """);
        put(
                "lots.csv",
                """
                lot,account,security,quantity,basis,acquired
                L1,A-1,AAPL,100,9000,2014-03-01
                L2,A-1,AAPL,2.5,,2017-12-20
                L1,A-3,VTSAX,10,500,2016-01-04
                """);
        put(
                "transactions.csv",
                """
                transaction,account,date,side,kind,security,quantity,amount,lot,gain
                L2,A-1,2017-12-20,BUY,PURCHASE,AAPL,2.5,430,,
                X1,A-1,2018-01-10,SELL,,AAPL,4,600,L0,-20
                X1,A-1,2018-01-10,SELL,,AAPL,6,900,L9,
                X2,A-3,2018-01-11,RECEIVE,GIFT,VTSAX,10,0.00,,
                """);
        put(
                "restrictions.csv",
                """
                account,type,security,quantity,lot,sector,weight,reason,expires
                A-1,LOCK_QUANTITY,AAPL,10,,,,founder's stock,2019-01-01
                A-1,LOCK_LOT,AAPL,,L1,,,gift,
                A-1,MAX_WEIGHT,VTI,,,,0.2,firm,
                A-3,EXCLUDE_SECTOR,,,,Energy,,client,
                """);
        put("cash_flows.csv", "account,type,amount,due\nA-1,WITHDRAWAL,5000.00,2018-02-12\n");
        put("positions.csv", "account,security,quantity\nA-1,AAPL,102.5\nA-1,,1250\n");
    }

    /** A vendor's risk model for three of the four securities. */
    SmallBook withRiskModel() {
        put(
                "risk_factor_covariances.csv",
                """
                factor,other,covariance
                value,value,0.0025
                market,market,0.0225
                value,market,-0.0015
                """);
        put(
                "risk_specific_variances.csv",
                """
                security,variance
                VTI,0
                AAPL,0.04
                MSFT,0.0361
                """);
        return put(
                "risk_exposures.csv",
                """
                security,factor,exposure
                AAPL,market,1.1
                AAPL,value,-0.4
                MSFT,market,0.95
                """);
    }

    SmallBook put(String file, String content) {
        return put(file, content.getBytes(StandardCharsets.UTF_8));
    }

    SmallBook put(String file, byte[] content) {
        files.put(file, content);
        return this;
    }

    SmallBook without(String file) {
        files.remove(file);
        return this;
    }

    /** Refuses to replace nothing: a test that changes nothing would prove nothing. */
    SmallBook replacing(String file, String old, String fresh) {
        String content = text(file);
        if (!content.contains(old)) {
            throw new IllegalArgumentException(old + " is not in " + file);
        }
        return put(file, content.replace(old, fresh));
    }

    SmallBook each(UnaryOperator<String> change) {
        files.replaceAll((name, content) ->
                change.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    String text(String file) {
        byte[] content = files.get(file);
        if (content == null) {
            throw new IllegalArgumentException(file);
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    Path folder(Path parent) {
        try {
            Path folder = Files.createDirectories(parent.resolve("book"));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] zip() {
        return zip("");
    }

    byte[] zip(String prefix) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(prefix + file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
