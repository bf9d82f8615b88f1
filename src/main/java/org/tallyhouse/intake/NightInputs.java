package org.tallyhouse.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.session.SqlSession;
import org.tallyhouse.database.MapperSessions;
import org.tallyhouse.intake.ArrivedFiles.ArrivedFile;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.merchant.Channel.BillPolicy;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.run.HomeFolders;

/** What has come in for a night, or lies in its folder. */
public final class NightInputs {
    private final IntakeMapper mapper;
    private final MerchantMapper merchants;
    private final ArrivedFiles arrived;

    NightInputs(IntakeMapper mapper, MerchantMapper merchants, ArrivedFiles arrived) {
        this.mapper = mapper;
        this.merchants = merchants;
        this.arrived = arrived;
    }

    /** Over one connection. */
    public static NightInputs of(SqlSession session, HomeFolders folders) {
        MerchantMapper merchants = MapperSessions.mapper(session, MerchantMapper.class);
        return new NightInputs(
                MapperSessions.mapper(session, IntakeMapper.class), merchants, new ArrivedFiles(folders, merchants));
    }

    /** Whether no night should be run without what a file has: the date's transactions, or a bill that is waited for. */
    boolean isNeeded(ArrivedFile file) {
        return file.kind() == ImportKind.TRANSACTIONS
                || file.kind() == ImportKind.CHANNEL_BILL
                        && merchants.channels().stream()
                                .anyMatch(channel -> channel.channelId().equals(file.sender())
                                        && channel.bill() == BillPolicy.REQUIRED);
    }

    /** Channels whose bill the night cannot do without and that has not come. */
    public List<String> missingRequiredBills(LocalDate date) {
        List<String> required = merchants.channels().stream()
                .filter(channel -> channel.bill() == BillPolicy.REQUIRED)
                .map(Channel::channelId)
                .toList();
        return missing(ImportKind.CHANNEL_BILL, required, date);
    }

    /** Which of the senders have sent nothing of a kind for the date. */
    public List<String> missing(ImportKind kind, Collection<String> senders, LocalDate date) {
        if (senders.isEmpty()) {
            return List.of();
        }
        Set<String> there = new HashSet<>(
                kind == ImportKind.CHANNEL_BILL ? mapper.channelsWithBill(date) : mapper.sendersOf(kind.label(), date));
        // a file in the night's folder is of the night, whatever dates its rows have
        arrived.of(date).stream().filter(file -> file.kind() == kind).forEach(file -> there.add(file.sender()));
        List<String> missing = new ArrayList<>(senders);
        missing.removeAll(there);
        return missing;
    }
}
