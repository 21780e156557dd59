import directory.fields
import directory.models.source
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0008_corrections'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='Who the data are from, for example “Hub of the Somme”. Places keep it: give a source its name once and for all.', max_length=100, unique=True, validators=[directory.models.source.no_hand], verbose_name='name')),
                ('address', models.URLField(blank=True, help_text='Where the file is on the web (https://…). Leave empty to upload it.', max_length=500, verbose_name='address')),
                ('upload', models.FileField(blank=True, help_text='Read when there is no address. Only this portal’s editors can see it.', storage=directory.models.source.private_files, upload_to='uploads/%Y/%m/', verbose_name='file')),
                ('form', models.CharField(blank=True, choices=[('', 'Found out from the file'), ('csv', 'CSV'), ('json', 'JSON')], default='', max_length=10, verbose_name='form')),
                ('licence', models.CharField(blank=True, choices=[('lov2', 'Licence Ouverte 2.0'), ('odbl', 'ODbL 1.0'), ('cc-by-4.0', 'CC BY 4.0'), ('cc0', 'CC0 or public domain'), ('agreed', 'Agreed with the owner; not open'), ('', 'Not known')], default='', help_text='Under which the source allows the data to be used again.', max_length=20, verbose_name='licence')),
                ('departments', directory.fields.TermsField(blank=True, default=list, help_text='Places of other départements are rejected. None ticked: all are taken.', verbose_name='territory')),
                ('schedule', models.CharField(blank=True, choices=[('', 'Only when somebody asks for it'), ('daily', 'Every day'), ('weekly', 'Every week'), ('monthly', 'Every month')], default='', help_text='An import that repeats is applied without being asked, but for one that would mark many places as gone or reject most rows: that one waits for somebody to look.', max_length=10, verbose_name='repeat')),
                ('priority', models.PositiveSmallIntegerField(default=50, help_text='From 1 to 100. Where several sources know the same place, the value of the higher one is shown. What people wrote by hand always wins.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='priority')),
                ('mapping', models.JSONField(blank=True, editable=False, help_text="How the file's columns and values are read; none: in the standard's form.", null=True, verbose_name='columns and values')),
            ],
            options={
                'verbose_name': 'source of places',
                'verbose_name_plural': 'sources of places',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('previewing', 'Being read'), ('ready', 'Waits for your decision'), ('applying', 'Being applied'), ('applied', 'Applied'), ('undoing', 'Being undone'), ('undone', 'Undone'), ('dismissed', 'Not applied'), ('failed', 'Failed')], default='previewing', max_length=10, verbose_name='state')),
                ('held', models.BooleanField(default=False)),
                ('file', models.FileField(blank=True, storage=directory.models.source.private_files, upload_to='files/%Y/%m/')),
                ('report', models.FileField(blank=True, storage=directory.models.source.private_files, upload_to='reports/%Y/%m/')),
                ('begun_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='begun')),
                ('applied_at', models.DateTimeField(blank=True, null=True, verbose_name='applied')),
                ('heard_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('size', models.BigIntegerField(default=0)),
                ('position', models.BigIntegerField(default=0)),
                ('summary', models.JSONField(default=dict)),
                ('findings', models.JSONField(default=list)),
                ('examples', models.JSONField(default=dict)),
                ('fault', models.CharField(blank=True, max_length=40)),
                ('detail', models.TextField(blank=True)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='runs', to='directory.source', verbose_name='source')),
            ],
            options={
                'verbose_name': 'import of places',
                'verbose_name_plural': 'imports of places',
                'ordering': ['-pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='FieldPriority',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(choices=directory.models.source._field_choices, max_length=40, verbose_name='field')),
                ('priority', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='priority')),
                ('source', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='field_priorities', to='directory.source')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ImportChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effect', models.CharField(max_length=10)),
                ('before', models.JSONField(default=dict)),
                ('memory', models.JSONField(default=dict)),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='directory.place')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='directory.importrun')),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('run', 'place'), name='one_change_a_place_and_run')],
            },
        ),
        migrations.AddConstraint(
            model_name='importrun',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['previewing', 'applying', 'undoing'])), fields=('source',), name='one_import_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='fieldpriority',
            constraint=models.UniqueConstraint(fields=('source', 'field'), name='one_priority_a_field'),
        ),
    ]
