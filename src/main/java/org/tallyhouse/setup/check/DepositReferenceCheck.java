package org.tallyhouse.setup.check;

import java.util.HashMap;
import java.util.Map;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.SetUpProblems;

/** A deposit reference on a bank statement names one channel. */
final class DepositReferenceCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        Map<String, String> channelOf = new HashMap<>();
        content.channels().stored().forEach(channel -> channelOf.put(channel.depositReference(), channel.channelId()));
        for (FileLine<Channel> line : content.channels().lines()) {
            String id = line.value().channelId();
            String other = channelOf.putIfAbsent(line.value().depositReference(), id);
            if (other != null && !other.equals(id)) {
                problems.add(line, "deposit_reference", line.value().depositReference(), "is that of channel " + other);
            }
        }
    }
}
