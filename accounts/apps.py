from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Give what this room holds about people, what it keeps for a time, and what it watches."""
        from allauth.account.signals import user_signed_up
        from django.contrib.auth import get_user_model

        from accounts import access, erasing, personal_data, retention, space
        from accounts.account_part import part as account_part
        from accounts.data_part import part
        from accounts.holding import Account
        from accounts.invitations import inviting
        from accounts.invitations.holding import Invitations
        from accounts.outbox.delivery import forget_failed
        from accounts.retention import Rule

        user_signed_up.connect(inviting.accept_remembered, dispatch_uid="accounts-invitation")
        personal_data.register(Account())
        space.register("account", 80, account_part)
        personal_data.register(Invitations())
        space.register("data", 90, part)
        access.watch("wagtailusers_users:edit", "account", get_user_model())
        for rule in (
            Rule("erasures", _("Closed accounts: two weeks"), erasing.erase_due),
            Rule("unused", _("Accounts that nobody uses: three years"), erasing.close_unused),
            Rule("invitations", _("Invitations, once over: three months"), inviting.forget_old),
            Rule("mails", _("Mails that failed for good: a month"), forget_failed),
            Rule("looks", _("Who of the team looked at whose data: a year"), access.forget_old),
        ):
            retention.register(rule)
