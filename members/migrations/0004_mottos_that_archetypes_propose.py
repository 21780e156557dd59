from django.db import migrations

import members.fields


class Migration(migrations.Migration):
    dependencies = [("members", "0003_what_was_shown_stays_shown")]

    operations = [
        migrations.AddField(
            model_name="archetypepage",
            name="proposed_mottos",
            field=members.fields.LinesField(
                blank=True,
                default=list,
                help_text="One a line. Proposed at the end of quests to whoever resembles it.",
                verbose_name="proposed mottos",
            ),
        )
    ]
