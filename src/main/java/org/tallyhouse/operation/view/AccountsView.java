package org.tallyhouse.operation.view;

import java.util.List;
import org.tallyhouse.operation.JsonAnswer;

/** One account, or all of an owner's and what they come to by currency. */
public record AccountsView(List<AccountView> accounts, List<OwnerView> owner, boolean ofOwner) {

    public String text() {
        StringBuilder text = new StringBuilder();
        accounts.forEach(account -> text.append(account.text()));
        owner.forEach(sums -> text.append(sums.text()));
        return text.toString();
    }

    /** An account is an array of one; an owner's accounts have their sums beside them, so they are an object. */
    public String json() {
        return JsonAnswer.of(ofOwner ? new OwnerAnswer(accounts, owner) : accounts);
    }

    /** The shape of an owner's JSON. */
    record OwnerAnswer(List<AccountView> accounts, List<OwnerView> owner) {}
}
