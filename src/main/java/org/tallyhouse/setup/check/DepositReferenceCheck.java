package org.tallyhouse.setup.check;

import java.util.HashMap;
import java.util.Map;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.setup.content.Content;
import org.tallyhouse.setup.reading.Line;
import org.tallyhouse.setup.reading.Problems;

/** A deposit reference on a bank statement names one channel. */
final class DepositReferenceCheck implements Check {

    @Override
    public void look(Content content, Problems problems) {
        Map<String, String> channelOf = new HashMap<>();
        content.channels().stored().forEach(channel -> channelOf.put(channel.depositReference(), channel.channelId()));
        for (Line<Channel> line : content.channels().lines()) {
            String id = line.value().channelId();
            String other = channelOf.putIfAbsent(line.value().depositReference(), id);
            if (other != null && !other.equals(id)) {
                problems.add(line, "deposit_reference", line.value().depositReference(), "is that of channel " + other);
            }
        }
    }
}
