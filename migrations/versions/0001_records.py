"""The records."""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('attempt',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('subject', sa.String(length=64), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attempt'))
    )
    op.create_index('ix_attempt_subject_at', 'attempt', ['subject', 'at'], unique=False)
    op.create_table('audit_entry',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('stream', sa.String(length=48), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=True),
    sa.Column('event', sa.String(length=40), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.Column('prev_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('hash', sa.LargeBinary(length=32), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_entry')),
    sa.UniqueConstraint('stream', 'seq', name='uq_audit_entry_stream_seq')
    )
    op.create_index('ix_audit_entry_file_id', 'audit_entry', ['file_id'], unique=False)
    op.create_table('audit_head',
    sa.Column('stream', sa.String(length=48), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('hash', sa.LargeBinary(length=32), nullable=False),
    sa.PrimaryKeyConstraint('stream', name=op.f('pk_audit_head'))
    )
    op.create_table('calendar_edition',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_calendar_edition'))
    )
    op.create_table('code_entry',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('of_list', sa.String(length=24), nullable=False),
    sa.Column('vi', sa.String(length=80), nullable=False),
    sa.Column('en', sa.String(length=80), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_code_entry')),
    sa.UniqueConstraint('of_list', 'vi', name=op.f('uq_code_entry_of_list'))
    )
    op.create_table('file',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_file'))
    )
    op.create_table('kek',
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('purpose', sa.String(length=24), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('root_key', sa.String(length=120), nullable=False),
    sa.Column('wrapped', sa.LargeBinary(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_kek'))
    )
    op.create_table('lease',
    sa.Column('job', sa.String(length=24), nullable=False),
    sa.Column('holder', sa.Uuid(), nullable=True),
    sa.Column('until_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('job', name=op.f('pk_lease'))
    )
    op.create_table('search_token',
    sa.Column('token', sa.LargeBinary(length=8), nullable=False),
    sa.Column('idx', sa.SmallInteger(), autoincrement=False, nullable=False),
    sa.Column('gen', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('ref', sa.LargeBinary(length=44), nullable=False),
    sa.PrimaryKeyConstraint('token', 'idx', 'gen', 'ref', name=op.f('pk_search_token')),
    sqlite_with_rowid=False
    )
    op.create_table('unit',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=160), nullable=False),
    sa.Column('sector', sa.String(length=24), nullable=False),
    sa.Column('level', sa.String(length=24), nullable=False),
    sa.Column('province', sa.String(length=80), nullable=False),
    sa.Column('parent_id', sa.Uuid(), nullable=True),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('successor_id', sa.Uuid(), nullable=True),
    sa.Column('on_system', sa.Boolean(), nullable=False),
    sa.Column('phone', sa.String(length=40), nullable=True),
    sa.ForeignKeyConstraint(['parent_id'], ['unit.id'], name=op.f('fk_unit_parent_id_unit')),
    sa.ForeignKeyConstraint(['successor_id'], ['unit.id'], name=op.f('fk_unit_successor_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_unit')),
    sa.UniqueConstraint('name', name=op.f('uq_unit_name'))
    )
    op.create_table('case',
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=12), nullable=False),
    sa.Column('entry', sa.String(length=32), nullable=False),
    sa.Column('regime', sa.String(length=20), nullable=False),
    sa.Column('regime_changed_on', sa.Date(), nullable=True),
    sa.Column('stage', sa.String(length=24), nullable=False),
    sa.Column('status', sa.String(length=24), nullable=True),
    sa.Column('lead_unit_id', sa.Uuid(), nullable=False),
    sa.Column('received_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('confirmed_on', sa.Date(), nullable=True),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ground', sa.String(length=24), nullable=True),
    sa.Column('merged_into_id', sa.Uuid(), nullable=True),
    sa.Column('confidential', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_case_file_id_file')),
    sa.ForeignKeyConstraint(['lead_unit_id'], ['unit.id'], name=op.f('fk_case_lead_unit_id_unit')),
    sa.ForeignKeyConstraint(['merged_into_id'], ['case.file_id'], name=op.f('fk_case_merged_into_id_case')),
    sa.PrimaryKeyConstraint('file_id', name=op.f('pk_case')),
    sa.UniqueConstraint('code', name=op.f('uq_case_code'))
    )
    op.create_index('ix_case_lead_unit_id_received_at', 'case', ['lead_unit_id', 'received_at'], unique=False)
    op.create_index(op.f('ix_case_merged_into_id'), 'case', ['merged_into_id'], unique=False)
    op.create_index('ix_case_stage', 'case', ['stage'], unique=False)
    op.create_table('due',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('waits', sa.String(length=24), nullable=False),
    sa.Column('key', sa.String(length=40), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=True),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('runs_out_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('late_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_due_file_id_file')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_due_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_due'))
    )
    op.create_index(op.f('ix_due_file_id'), 'due', ['file_id'], unique=False)
    op.create_index('ix_due_unit_id_due_at', 'due', ['unit_id', 'due_at'], unique=False)
    op.create_table('file_key',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('klass', sa.SmallInteger(), nullable=False),
    sa.Column('gen', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=True),
    sa.Column('kek_number', sa.Integer(), nullable=False),
    sa.Column('wrapped', sa.LargeBinary(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_file_key_file_id_file')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_file_key')),
    sa.UniqueConstraint('file_id', 'klass', 'gen', 'unit_id', name=op.f('uq_file_key_file_id'))
    )
    op.create_index(op.f('ix_file_key_file_id'), 'file_key', ['file_id'], unique=False)
    op.create_index(op.f('ix_file_key_kek_number'), 'file_key', ['kek_number'], unique=False)
    op.create_index('uq_file_key_of_every_unit', 'file_key', ['file_id', 'klass', 'gen'], unique=True, sqlite_where=sa.text('unit_id IS NULL'), postgresql_where=sa.text('unit_id IS NULL'))
    op.create_table('known_heading',
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('heading_digest', sa.String(length=64), nullable=False),
    sa.Column('means', sa.String(length=24), nullable=True),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_known_heading_unit_id_unit')),
    sa.PrimaryKeyConstraint('unit_id', 'heading_digest', name=op.f('pk_known_heading'))
    )
    op.create_table('minutes_number',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('short_code', sa.String(length=10), nullable=True),
    sa.Column('given_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_minutes_number_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes_number')),
    sa.UniqueConstraint('unit_id', 'year', 'number', name=op.f('uq_minutes_number_unit_id'))
    )
    op.create_table('officer',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('login', sa.String(length=60), nullable=True),
    sa.Column('display_name', sa.String(length=120), nullable=False),
    sa.Column('rank', sa.String(length=24), nullable=False),
    sa.Column('password_hash', sa.String(length=200), nullable=False),
    sa.Column('code_seed', sa.LargeBinary(), nullable=False),
    sa.Column('password_is_told', sa.Boolean(), nullable=False),
    sa.Column('last_code_step', sa.Integer(), nullable=False),
    sa.Column('suspended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('first_id', sa.Uuid(), nullable=True),
    sa.Column('moves_to_id', sa.Uuid(), nullable=True),
    sa.Column('moves_on', sa.Date(), nullable=True),
    sa.Column('left_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['first_id'], ['officer.id'], name=op.f('fk_officer_first_id_officer')),
    sa.ForeignKeyConstraint(['moves_to_id'], ['unit.id'], name=op.f('fk_officer_moves_to_id_unit')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_officer_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_officer')),
    sa.UniqueConstraint('login', name=op.f('uq_officer_login'))
    )
    op.create_table('person',
    sa.Column('age_band', sa.LargeBinary(), nullable=False),
    sa.Column('citizenship', sa.LargeBinary(), nullable=False),
    sa.Column('safe_now', sa.LargeBinary(), nullable=False),
    sa.Column('urgent_needs', sa.LargeBinary(), nullable=False),
    sa.Column('children_with', sa.LargeBinary(), nullable=False),
    sa.Column('language', sa.LargeBinary(), nullable=False),
    sa.Column('interpreter', sa.LargeBinary(), nullable=False),
    sa.Column('found_at', sa.LargeBinary(), nullable=False),
    sa.Column('how_received', sa.LargeBinary(), nullable=False),
    sa.Column('intake_note', sa.LargeBinary(), nullable=False),
    sa.Column('wishes', sa.LargeBinary(), nullable=False),
    sa.Column('consents', sa.LargeBinary(), nullable=False),
    sa.Column('belongings', sa.LargeBinary(), nullable=False),
    sa.Column('health', sa.LargeBinary(), nullable=False),
    sa.Column('mental_state', sa.LargeBinary(), nullable=False),
    sa.Column('pregnancy', sa.LargeBinary(), nullable=False),
    sa.Column('medication', sa.LargeBinary(), nullable=False),
    sa.Column('needs', sa.LargeBinary(), nullable=False),
    sa.Column('narrative', sa.LargeBinary(), nullable=False),
    sa.Column('exploitation', sa.LargeBinary(), nullable=False),
    sa.Column('means', sa.LargeBinary(), nullable=False),
    sa.Column('recruited_by', sa.LargeBinary(), nullable=False),
    sa.Column('trafficked_from', sa.LargeBinary(), nullable=False),
    sa.Column('trafficked_to', sa.LargeBinary(), nullable=False),
    sa.Column('trafficked_when', sa.LargeBinary(), nullable=False),
    sa.Column('crossing', sa.LargeBinary(), nullable=False),
    sa.Column('other_matters', sa.LargeBinary(), nullable=False),
    sa.Column('education', sa.LargeBinary(), nullable=False),
    sa.Column('occupation', sa.LargeBinary(), nullable=False),
    sa.Column('household', sa.LargeBinary(), nullable=False),
    sa.Column('full_name', sa.LargeBinary(), nullable=False),
    sa.Column('other_names', sa.LargeBinary(), nullable=False),
    sa.Column('sex', sa.LargeBinary(), nullable=False),
    sa.Column('birth', sa.LargeBinary(), nullable=False),
    sa.Column('nationality', sa.LargeBinary(), nullable=False),
    sa.Column('ethnicity', sa.LargeBinary(), nullable=False),
    sa.Column('religion', sa.LargeBinary(), nullable=False),
    sa.Column('identity_papers', sa.LargeBinary(), nullable=False),
    sa.Column('home_address', sa.LargeBinary(), nullable=False),
    sa.Column('family_contact', sa.LargeBinary(), nullable=False),
    sa.Column('guardian', sa.LargeBinary(), nullable=False),
    sa.Column('phone', sa.LargeBinary(), nullable=False),
    sa.Column('marks', sa.LargeBinary(), nullable=False),
    sa.Column('safe_contact', sa.LargeBinary(), nullable=False),
    sa.Column('danger', sa.LargeBinary(), nullable=False),
    sa.Column('safety_plan', sa.LargeBinary(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_person_file_id_file')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person'))
    )
    op.create_index(op.f('ix_person_file_id'), 'person', ['file_id'], unique=False)
    op.create_table('reach',
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.Column('tie', sa.String(length=24), nullable=False),
    sa.Column('since_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_reach_file_id_file')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_reach_unit_id_unit')),
    sa.PrimaryKeyConstraint('unit_id', 'file_id', 'tie', name=op.f('pk_reach'))
    )
    op.create_index('ix_reach_file_id', 'reach', ['file_id'], unique=False)
    op.create_table('account_change',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('what', sa.String(length=24), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=True),
    sa.Column('unit_id', sa.Uuid(), nullable=True),
    sa.Column('login', sa.String(length=60), nullable=True),
    sa.Column('display_name', sa.String(length=120), nullable=True),
    sa.Column('rank', sa.String(length=24), nullable=True),
    sa.Column('moves_on', sa.Date(), nullable=True),
    sa.Column('proposed_by_id', sa.Uuid(), nullable=False),
    sa.Column('proposed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answered_by_id', sa.Uuid(), nullable=True),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('password_half', sa.LargeBinary(), nullable=False),
    sa.Column('seed_half', sa.LargeBinary(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['answered_by_id'], ['officer.id'], name=op.f('fk_account_change_answered_by_id_officer')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_account_change_officer_id_officer')),
    sa.ForeignKeyConstraint(['proposed_by_id'], ['officer.id'], name=op.f('fk_account_change_proposed_by_id_officer')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_account_change_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account_change')),
    sa.UniqueConstraint('public_id', name=op.f('uq_account_change_public_id'))
    )
    op.create_table('batch',
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('entry', sa.String(length=32), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('received_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('place', sa.LargeBinary(), nullable=False),
    sa.Column('given_by', sa.LargeBinary(), nullable=False),
    sa.Column('minutes', sa.LargeBinary(), nullable=False),
    sa.Column('signers', sa.LargeBinary(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_batch_file_id_file')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_batch_officer_id_officer')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_batch_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_batch')),
    sa.UniqueConstraint('public_id', name=op.f('uq_batch_public_id'))
    )
    op.create_index(op.f('ix_batch_file_id'), 'batch', ['file_id'], unique=False)
    op.create_index(op.f('ix_batch_unit_id'), 'batch', ['unit_id'], unique=False)
    op.create_table('batch_member',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('named_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('named_by_id', sa.Uuid(), nullable=False),
    sa.Column('taken_away_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('taken_away_by_id', sa.Uuid(), nullable=True),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_batch_member_file_id_file')),
    sa.ForeignKeyConstraint(['named_by_id'], ['officer.id'], name=op.f('fk_batch_member_named_by_id_officer')),
    sa.ForeignKeyConstraint(['taken_away_by_id'], ['officer.id'], name=op.f('fk_batch_member_taken_away_by_id_officer')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_batch_member_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_batch_member'))
    )
    op.create_index(op.f('ix_batch_member_file_id'), 'batch_member', ['file_id'], unique=False)
    op.create_index('uq_batch_member_holding', 'batch_member', ['file_id', 'unit_id'], unique=True, sqlite_where=sa.text('taken_away_at IS NULL'), postgresql_where=sa.text('taken_away_at IS NULL'))
    op.create_table('batch_row',
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('child_of', sa.Integer(), nullable=True),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('written_digest', sa.String(length=64), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=True),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('written', sa.LargeBinary(), nullable=False),
    sa.Column('kept', sa.LargeBinary(), nullable=False),
    sa.Column('faults', sa.LargeBinary(), nullable=False),
    sa.Column('reason', sa.LargeBinary(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['case.file_id'], name=op.f('fk_batch_row_case_id_case')),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_batch_row_file_id_file')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_batch_row_officer_id_officer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_batch_row')),
    sa.UniqueConstraint('case_id', name=op.f('uq_batch_row_case_id')),
    sa.UniqueConstraint('file_id', 'written_digest', name=op.f('uq_batch_row_file_id')),
    sa.UniqueConstraint('public_id', name=op.f('uq_batch_row_public_id'))
    )
    op.create_index(op.f('ix_batch_row_file_id'), 'batch_row', ['file_id'], unique=False)
    op.create_table('calendar_document',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.Column('issuer', sa.String(length=120), nullable=False),
    sa.Column('issued_on', sa.Date(), nullable=False),
    sa.Column('mark', sa.String(length=24), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('proposed_by_id', sa.Uuid(), nullable=False),
    sa.Column('proposed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answered_by_id', sa.Uuid(), nullable=True),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['answered_by_id'], ['officer.id'], name=op.f('fk_calendar_document_answered_by_id_officer')),
    sa.ForeignKeyConstraint(['proposed_by_id'], ['officer.id'], name=op.f('fk_calendar_document_proposed_by_id_officer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_calendar_document')),
    sa.UniqueConstraint('public_id', name=op.f('uq_calendar_document_public_id'))
    )
    op.create_table('clock_extension',
    sa.Column('key', sa.String(length=40), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('until_on', sa.Date(), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('channel', sa.String(length=24), nullable=False),
    sa.Column('number', sa.LargeBinary(), nullable=False),
    sa.Column('reasons', sa.LargeBinary(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_clock_extension_file_id_file')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_clock_extension_officer_id_officer')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_clock_extension_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_clock_extension'))
    )
    op.create_index(op.f('ix_clock_extension_file_id'), 'clock_extension', ['file_id'], unique=False)
    op.create_table('conclusion',
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('act', sa.String(length=32), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('drafted_by_id', sa.Uuid(), nullable=False),
    sa.Column('drafted_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('signed_by_id', sa.Uuid(), nullable=True),
    sa.Column('signed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('number', sa.LargeBinary(), nullable=False),
    sa.Column('evidence', sa.LargeBinary(), nullable=False),
    sa.Column('deeds', sa.LargeBinary(), nullable=False),
    sa.Column('means', sa.LargeBinary(), nullable=False),
    sa.Column('purposes', sa.LargeBinary(), nullable=False),
    sa.Column('proof', sa.LargeBinary(), nullable=False),
    sa.Column('background', sa.LargeBinary(), nullable=False),
    sa.Column('signs', sa.LargeBinary(), nullable=False),
    sa.Column('reasons', sa.LargeBinary(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['drafted_by_id'], ['officer.id'], name=op.f('fk_conclusion_drafted_by_id_officer')),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_conclusion_file_id_file')),
    sa.ForeignKeyConstraint(['signed_by_id'], ['officer.id'], name=op.f('fk_conclusion_signed_by_id_officer')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_conclusion_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_conclusion')),
    sa.UniqueConstraint('public_id', name=op.f('uq_conclusion_public_id'))
    )
    op.create_index(op.f('ix_conclusion_file_id'), 'conclusion', ['file_id'], unique=False)
    op.create_table('correction',
    sa.Column('field', sa.String(length=40), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reason', sa.LargeBinary(), nullable=False),
    sa.Column('casework_before', sa.LargeBinary(), nullable=False),
    sa.Column('identity_before', sa.LargeBinary(), nullable=False),
    sa.Column('protection_before', sa.LargeBinary(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_correction_file_id_file')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_correction_officer_id_officer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_correction'))
    )
    op.create_index(op.f('ix_correction_file_id'), 'correction', ['file_id'], unique=False)
    op.create_table('draft',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('form', sa.String(length=80), nullable=False),
    sa.Column('place', sa.String(length=300), nullable=False),
    sa.Column('page', sa.String(length=300), nullable=False),
    sa.Column('key', sa.Uuid(), nullable=True),
    sa.Column('is_left', sa.Boolean(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_draft_officer_id_officer')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_draft_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_draft')),
    sa.UniqueConstraint('public_id', name=op.f('uq_draft_public_id'))
    )
    op.create_index(op.f('ix_draft_expires_at'), 'draft', ['expires_at'], unique=False)
    op.create_index(op.f('ix_draft_officer_id'), 'draft', ['officer_id'], unique=False)
    op.create_table('duty_turn',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('deputy_id', sa.Uuid(), nullable=False),
    sa.Column('from_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('to_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('entered_by_id', sa.Uuid(), nullable=False),
    sa.Column('entered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('withdrawn_by_id', sa.Uuid(), nullable=True),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['deputy_id'], ['officer.id'], name=op.f('fk_duty_turn_deputy_id_officer')),
    sa.ForeignKeyConstraint(['entered_by_id'], ['officer.id'], name=op.f('fk_duty_turn_entered_by_id_officer')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_duty_turn_officer_id_officer')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_duty_turn_unit_id_unit')),
    sa.ForeignKeyConstraint(['withdrawn_by_id'], ['officer.id'], name=op.f('fk_duty_turn_withdrawn_by_id_officer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_duty_turn'))
    )
    op.create_index('ix_duty_turn_unit_id_to_at', 'duty_turn', ['unit_id', 'to_at'], unique=False)
    op.create_table('follow_up',
    sa.Column('seen_on', sa.Date(), nullable=False),
    sa.Column('next_on', sa.Date(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('finding', sa.LargeBinary(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_follow_up_file_id_file')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_follow_up_officer_id_officer')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_follow_up_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_follow_up'))
    )
    op.create_index(op.f('ix_follow_up_file_id'), 'follow_up', ['file_id'], unique=False)
    op.create_table('handoff_group',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('act', sa.String(length=32), nullable=False),
    sa.Column('from_unit_id', sa.Uuid(), nullable=False),
    sa.Column('to_unit_id', sa.Uuid(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('offered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('offered_by_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['from_unit_id'], ['unit.id'], name=op.f('fk_handoff_group_from_unit_id_unit')),
    sa.ForeignKeyConstraint(['offered_by_id'], ['officer.id'], name=op.f('fk_handoff_group_offered_by_id_officer')),
    sa.ForeignKeyConstraint(['to_unit_id'], ['unit.id'], name=op.f('fk_handoff_group_to_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_handoff_group')),
    sa.UniqueConstraint('public_id', name=op.f('uq_handoff_group_public_id'))
    )
    op.create_table('legal_parameter',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('regime', sa.String(length=24), nullable=False),
    sa.Column('key', sa.String(length=40), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('value', sa.BigInteger(), nullable=False),
    sa.Column('unit', sa.String(length=24), nullable=False),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.Column('issuer', sa.String(length=120), nullable=False),
    sa.Column('issued_on', sa.Date(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('proposed_by_id', sa.Uuid(), nullable=False),
    sa.Column('proposed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answered_by_id', sa.Uuid(), nullable=True),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['answered_by_id'], ['officer.id'], name=op.f('fk_legal_parameter_answered_by_id_officer')),
    sa.ForeignKeyConstraint(['proposed_by_id'], ['officer.id'], name=op.f('fk_legal_parameter_proposed_by_id_officer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_legal_parameter')),
    sa.UniqueConstraint('public_id', name=op.f('uq_legal_parameter_public_id'))
    )
    op.create_table('link',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('other_id', sa.Uuid(), nullable=False),
    sa.Column('kinship', sa.String(length=24), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_link_file_id_file')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_link_officer_id_officer')),
    sa.ForeignKeyConstraint(['other_id'], ['case.file_id'], name=op.f('fk_link_other_id_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_link')),
    sa.UniqueConstraint('file_id', 'other_id', name=op.f('uq_link_file_id'))
    )
    op.create_index(op.f('ix_link_file_id'), 'link', ['file_id'], unique=False)
    op.create_index(op.f('ix_link_other_id'), 'link', ['other_id'], unique=False)
    op.create_table('measure',
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('number', sa.LargeBinary(), nullable=False),
    sa.Column('decider', sa.LargeBinary(), nullable=False),
    sa.Column('measures', sa.LargeBinary(), nullable=False),
    sa.Column('reason', sa.LargeBinary(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_measure_file_id_file')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_measure_officer_id_officer')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_measure_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_measure')),
    sa.UniqueConstraint('public_id', name=op.f('uq_measure_public_id'))
    )
    op.create_index(op.f('ix_measure_file_id'), 'measure', ['file_id'], unique=False)
    op.create_table('merge',
    sa.Column('into_id', sa.Uuid(), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('parted_by_id', sa.Uuid(), nullable=True),
    sa.Column('parted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reason', sa.LargeBinary(), nullable=False),
    sa.Column('parted_reason', sa.LargeBinary(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_merge_file_id_file')),
    sa.ForeignKeyConstraint(['into_id'], ['case.file_id'], name=op.f('fk_merge_into_id_case')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_merge_officer_id_officer')),
    sa.ForeignKeyConstraint(['parted_by_id'], ['officer.id'], name=op.f('fk_merge_parted_by_id_officer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_merge'))
    )
    op.create_index(op.f('ix_merge_file_id'), 'merge', ['file_id'], unique=False)
    op.create_index(op.f('ix_merge_into_id'), 'merge', ['into_id'], unique=False)
    op.create_table('officer_key',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('key_id', sa.String(length=16), nullable=False),
    sa.Column('public_key', sa.LargeBinary(length=32), nullable=False),
    sa.Column('locked', sa.LargeBinary(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('end', sa.String(length=24), nullable=True),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_officer_key_officer_id_officer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_officer_key')),
    sa.UniqueConstraint('key_id', name=op.f('uq_officer_key_key_id'))
    )
    op.create_index('uq_officer_key_holding', 'officer_key', ['officer_id'], unique=True, sqlite_where=sa.text('ended_at IS NULL'), postgresql_where=sa.text('ended_at IS NULL'))
    op.create_table('opening',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('reason', sa.String(length=24), nullable=False),
    sa.Column('scope', sa.String(length=40), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('until_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_opening_file_id_file')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_opening_officer_id_officer')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_opening_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_opening'))
    )
    op.create_index(op.f('ix_opening_file_id'), 'opening', ['file_id'], unique=False)
    op.create_index('ix_opening_file_id_officer_id_until_at', 'opening', ['file_id', 'officer_id', 'until_at'], unique=False)
    op.create_table('paper',
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('voided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('void_reason', sa.LargeBinary(), nullable=False),
    sa.Column('replaces_id', sa.Uuid(), nullable=True),
    sa.Column('form', sa.LargeBinary(), nullable=False),
    sa.Column('issued_on', sa.LargeBinary(), nullable=False),
    sa.Column('issuer', sa.LargeBinary(), nullable=False),
    sa.Column('title', sa.LargeBinary(), nullable=False),
    sa.Column('number', sa.LargeBinary(), nullable=False),
    sa.Column('file_name', sa.LargeBinary(), nullable=False),
    sa.Column('media_type', sa.LargeBinary(), nullable=False),
    sa.Column('has_content', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_paper_file_id_file')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_paper_officer_id_officer')),
    sa.ForeignKeyConstraint(['replaces_id'], ['paper.id'], name=op.f('fk_paper_replaces_id_paper')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_paper_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper')),
    sa.UniqueConstraint('public_id', name=op.f('uq_paper_public_id'))
    )
    op.create_index(op.f('ix_paper_file_id'), 'paper', ['file_id'], unique=False)
    op.create_index(op.f('ix_paper_replaces_id'), 'paper', ['replaces_id'], unique=False)
    op.create_table('regime_change',
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('from_regime', sa.String(length=20), nullable=False),
    sa.Column('to_regime', sa.String(length=20), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('proposed_by_id', sa.Uuid(), nullable=False),
    sa.Column('proposed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_by_id', sa.Uuid(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reasons', sa.LargeBinary(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['decided_by_id'], ['officer.id'], name=op.f('fk_regime_change_decided_by_id_officer')),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_regime_change_file_id_file')),
    sa.ForeignKeyConstraint(['proposed_by_id'], ['officer.id'], name=op.f('fk_regime_change_proposed_by_id_officer')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_regime_change_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_regime_change'))
    )
    op.create_index(op.f('ix_regime_change_file_id'), 'regime_change', ['file_id'], unique=False)
    op.create_table('return_list',
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('taken_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('content_digest', sa.String(length=64), nullable=False),
    sa.Column('cells', sa.LargeBinary(), nullable=False),
    sa.Column('layout', sa.LargeBinary(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_return_list_file_id_file')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_return_list_officer_id_officer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_return_list')),
    sa.UniqueConstraint('file_id', 'content_digest', name=op.f('uq_return_list_file_id')),
    sa.UniqueConstraint('public_id', name=op.f('uq_return_list_public_id'))
    )
    op.create_index(op.f('ix_return_list_file_id'), 'return_list', ['file_id'], unique=False)
    op.create_table('search',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('token', sa.String(length=64), nullable=False),
    sa.Column('code', sa.String(length=12), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_search_officer_id_officer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_search')),
    sa.UniqueConstraint('public_id', name=op.f('uq_search_public_id'))
    )
    op.create_index('ix_search_officer_id_at', 'search', ['officer_id', 'at'], unique=False)
    op.create_table('sign_in',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('token_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_sign_in_officer_id_officer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_in')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_sign_in_token_hash'))
    )
    op.create_index(op.f('ix_sign_in_officer_id'), 'sign_in', ['officer_id'], unique=False)
    op.create_table('step',
    sa.Column('act', sa.String(length=32), nullable=False),
    sa.Column('stage', sa.String(length=24), nullable=False),
    sa.Column('status', sa.String(length=24), nullable=True),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('happened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('channel', sa.String(length=24), nullable=False),
    sa.Column('planned_on', sa.Date(), nullable=True),
    sa.Column('signer', sa.LargeBinary(), nullable=False),
    sa.Column('note', sa.LargeBinary(), nullable=False),
    sa.Column('source', sa.String(length=120), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_step_file_id_file')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_step_officer_id_officer')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_step_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_step'))
    )
    op.create_index(op.f('ix_step_file_id'), 'step', ['file_id'], unique=False)
    op.create_table('submission',
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('key', sa.Uuid(), nullable=False),
    sa.Column('route', sa.String(length=80), nullable=False),
    sa.Column('body_digest', sa.String(length=64), nullable=False),
    sa.Column('answer', sa.String(length=300), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_submission_officer_id_officer')),
    sa.PrimaryKeyConstraint('officer_id', 'key', name=op.f('pk_submission'))
    )
    op.create_table('support_line',
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('proposed_by_id', sa.Uuid(), nullable=False),
    sa.Column('proposed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_by_id', sa.Uuid(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('delivered_by_id', sa.Uuid(), nullable=True),
    sa.Column('delivered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('letter', sa.LargeBinary(), nullable=False),
    sa.Column('detail', sa.LargeBinary(), nullable=False),
    sa.Column('outcome', sa.LargeBinary(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['decided_by_id'], ['officer.id'], name=op.f('fk_support_line_decided_by_id_officer')),
    sa.ForeignKeyConstraint(['delivered_by_id'], ['officer.id'], name=op.f('fk_support_line_delivered_by_id_officer')),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_support_line_file_id_file')),
    sa.ForeignKeyConstraint(['proposed_by_id'], ['officer.id'], name=op.f('fk_support_line_proposed_by_id_officer')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_support_line_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_support_line')),
    sa.UniqueConstraint('public_id', name=op.f('uq_support_line_public_id'))
    )
    op.create_index(op.f('ix_support_line_file_id'), 'support_line', ['file_id'], unique=False)
    op.create_table('telling',
    sa.Column('act', sa.String(length=24), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('channel', sa.String(length=24), nullable=False),
    sa.Column('happened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('signer', sa.LargeBinary(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_telling_file_id_file')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_telling_officer_id_officer')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_telling_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_telling'))
    )
    op.create_index(op.f('ix_telling_file_id'), 'telling', ['file_id'], unique=False)
    op.create_index(op.f('ix_telling_subject_id'), 'telling', ['subject_id'], unique=False)
    op.create_table('tip',
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=12), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('way', sa.String(length=24), nullable=False),
    sa.Column('urgency', sa.String(length=24), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('to_unit_id', sa.Uuid(), nullable=True),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('received_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('registered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('passed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('said', sa.LargeBinary(), nullable=False),
    sa.Column('place', sa.LargeBinary(), nullable=False),
    sa.Column('reference', sa.LargeBinary(), nullable=False),
    sa.Column('teller_wish', sa.LargeBinary(), nullable=False),
    sa.Column('about', sa.LargeBinary(), nullable=False),
    sa.Column('teller', sa.LargeBinary(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_tip_file_id_file')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_tip_officer_id_officer')),
    sa.ForeignKeyConstraint(['to_unit_id'], ['unit.id'], name=op.f('fk_tip_to_unit_id_unit')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_tip_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tip')),
    sa.UniqueConstraint('code', name=op.f('uq_tip_code')),
    sa.UniqueConstraint('public_id', name=op.f('uq_tip_public_id'))
    )
    op.create_index(op.f('ix_tip_file_id'), 'tip', ['file_id'], unique=False)
    op.create_index(op.f('ix_tip_to_unit_id'), 'tip', ['to_unit_id'], unique=False)
    op.create_index('ix_tip_unit_id_received_at', 'tip', ['unit_id', 'received_at'], unique=False)
    op.create_table('tip_case',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['case.file_id'], name=op.f('fk_tip_case_case_id_case')),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_tip_case_file_id_file')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_tip_case_officer_id_officer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tip_case')),
    sa.UniqueConstraint('file_id', 'case_id', name=op.f('uq_tip_case_file_id'))
    )
    op.create_index(op.f('ix_tip_case_case_id'), 'tip_case', ['case_id'], unique=False)
    op.create_index(op.f('ix_tip_case_file_id'), 'tip_case', ['file_id'], unique=False)
    op.create_table('tip_note',
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('note', sa.LargeBinary(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_tip_note_file_id_file')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_tip_note_officer_id_officer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tip_note'))
    )
    op.create_index(op.f('ix_tip_note_file_id'), 'tip_note', ['file_id'], unique=False)
    op.create_table('tip_step',
    sa.Column('move', sa.String(length=24), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('to_unit_id', sa.Uuid(), nullable=True),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('channel', sa.String(length=24), nullable=False),
    sa.Column('happened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reason', sa.LargeBinary(), nullable=False),
    sa.Column('signer', sa.LargeBinary(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_tip_step_file_id_file')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_tip_step_officer_id_officer')),
    sa.ForeignKeyConstraint(['to_unit_id'], ['unit.id'], name=op.f('fk_tip_step_to_unit_id_unit')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_tip_step_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tip_step'))
    )
    op.create_index(op.f('ix_tip_step_file_id'), 'tip_step', ['file_id'], unique=False)
    op.create_index('ix_tip_step_file_id_at', 'tip_step', ['file_id', 'at'], unique=False)
    op.create_table('unit_correction',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('known_on', sa.Date(), nullable=False),
    sa.Column('field', sa.String(length=20), nullable=False),
    sa.Column('was', sa.String(length=80), nullable=False),
    sa.Column('became', sa.String(length=80), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_unit_correction_officer_id_officer')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_unit_correction_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_unit_correction'))
    )
    op.create_index(op.f('ix_unit_correction_unit_id'), 'unit_correction', ['unit_id'], unique=False)
    op.create_table('whereabouts',
    sa.Column('kind', sa.LargeBinary(), nullable=False),
    sa.Column('place', sa.LargeBinary(), nullable=False),
    sa.Column('since_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('until_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_whereabouts_file_id_file')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_whereabouts_officer_id_officer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_whereabouts'))
    )
    op.create_index(op.f('ix_whereabouts_file_id'), 'whereabouts', ['file_id'], unique=False)
    op.create_table('calendar_day',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('works', sa.Boolean(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('document', sa.String(length=120), nullable=False),
    sa.Column('document_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['document_id'], ['calendar_document.id'], name=op.f('fk_calendar_day_document_id_calendar_document')),
    sa.PrimaryKeyConstraint('day', name=op.f('pk_calendar_day'))
    )
    op.create_table('calendar_line',
    sa.Column('document_id', sa.Uuid(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['calendar_document.id'], name=op.f('fk_calendar_line_document_id_calendar_document')),
    sa.PrimaryKeyConstraint('document_id', 'day', name=op.f('pk_calendar_line'))
    )
    op.create_table('duty_notice',
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('regime', sa.String(length=20), nullable=False),
    sa.Column('on_act', sa.String(length=32), nullable=False),
    sa.Column('act', sa.String(length=32), nullable=False),
    sa.Column('from_unit_id', sa.Uuid(), nullable=False),
    sa.Column('to_unit_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('entered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_by_id', sa.Uuid(), nullable=False),
    sa.Column('acknowledged_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('acknowledged_by_id', sa.Uuid(), nullable=True),
    sa.Column('channel', sa.String(length=24), nullable=True),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('paper_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('paper_id', sa.Uuid(), nullable=True),
    sa.Column('message', sa.LargeBinary(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['acknowledged_by_id'], ['officer.id'], name=op.f('fk_duty_notice_acknowledged_by_id_officer')),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_duty_notice_file_id_file')),
    sa.ForeignKeyConstraint(['from_unit_id'], ['unit.id'], name=op.f('fk_duty_notice_from_unit_id_unit')),
    sa.ForeignKeyConstraint(['paper_id'], ['paper.id'], name=op.f('fk_duty_notice_paper_id_paper')),
    sa.ForeignKeyConstraint(['sent_by_id'], ['officer.id'], name=op.f('fk_duty_notice_sent_by_id_officer')),
    sa.ForeignKeyConstraint(['to_unit_id'], ['unit.id'], name=op.f('fk_duty_notice_to_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_duty_notice')),
    sa.UniqueConstraint('public_id', name=op.f('uq_duty_notice_public_id'))
    )
    op.create_index(op.f('ix_duty_notice_file_id'), 'duty_notice', ['file_id'], unique=False)
    op.create_table('handoff',
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('act', sa.String(length=32), nullable=False),
    sa.Column('moves', sa.String(length=24), nullable=False),
    sa.Column('from_unit_id', sa.Uuid(), nullable=False),
    sa.Column('to_unit_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('offered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('entered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('offered_by_id', sa.Uuid(), nullable=False),
    sa.Column('person_in_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('person_in_by_id', sa.Uuid(), nullable=True),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('pace', sa.String(length=24), nullable=False),
    sa.Column('answered_by_id', sa.Uuid(), nullable=True),
    sa.Column('channel', sa.String(length=24), nullable=True),
    sa.Column('paper_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('paper_id', sa.Uuid(), nullable=True),
    sa.Column('ground', sa.String(length=24), nullable=True),
    sa.Column('arrives_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('has_note', sa.Boolean(), nullable=False),
    sa.Column('message', sa.LargeBinary(), nullable=False),
    sa.Column('escort', sa.LargeBinary(), nullable=False),
    sa.Column('meeting_place', sa.LargeBinary(), nullable=False),
    sa.Column('remarks', sa.LargeBinary(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.CheckConstraint("(state IN ('offered', 'person_in')) = (settled_at IS NULL)", name=op.f('ck_handoff_settled')),
    sa.ForeignKeyConstraint(['answered_by_id'], ['officer.id'], name=op.f('fk_handoff_answered_by_id_officer')),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_handoff_file_id_file')),
    sa.ForeignKeyConstraint(['from_unit_id'], ['unit.id'], name=op.f('fk_handoff_from_unit_id_unit')),
    sa.ForeignKeyConstraint(['group_id'], ['handoff_group.id'], name=op.f('fk_handoff_group_id_handoff_group')),
    sa.ForeignKeyConstraint(['offered_by_id'], ['officer.id'], name=op.f('fk_handoff_offered_by_id_officer')),
    sa.ForeignKeyConstraint(['paper_id'], ['paper.id'], name=op.f('fk_handoff_paper_id_paper')),
    sa.ForeignKeyConstraint(['person_in_by_id'], ['officer.id'], name=op.f('fk_handoff_person_in_by_id_officer')),
    sa.ForeignKeyConstraint(['to_unit_id'], ['unit.id'], name=op.f('fk_handoff_to_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_handoff')),
    sa.UniqueConstraint('public_id', name=op.f('uq_handoff_public_id'))
    )
    op.create_index(op.f('ix_handoff_file_id'), 'handoff', ['file_id'], unique=False)
    op.create_index(op.f('ix_handoff_group_id'), 'handoff', ['group_id'], unique=False)
    op.create_index('ix_handoff_offered_at_id', 'handoff', ['offered_at', 'id'], unique=False)
    op.create_index('ix_handoff_state_settled_at', 'handoff', ['state', 'settled_at'], unique=False)
    op.create_table('minutes_set',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('batch_id', sa.Uuid(), nullable=True),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('replaces_id', sa.Uuid(), nullable=True),
    sa.Column('short_code', sa.String(length=10), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('head', sa.LargeBinary(), nullable=False),
    sa.Column('drafted_by_id', sa.Uuid(), nullable=False),
    sa.Column('drafted_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('checked_by_id', sa.Uuid(), nullable=True),
    sa.Column('checked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('giver_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('receiver_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('(group_id IS NULL) <> (batch_id IS NULL)', name=op.f('ck_minutes_set_of_one')),
    sa.ForeignKeyConstraint(['batch_id'], ['batch.id'], name=op.f('fk_minutes_set_batch_id_batch')),
    sa.ForeignKeyConstraint(['checked_by_id'], ['officer.id'], name=op.f('fk_minutes_set_checked_by_id_officer')),
    sa.ForeignKeyConstraint(['drafted_by_id'], ['officer.id'], name=op.f('fk_minutes_set_drafted_by_id_officer')),
    sa.ForeignKeyConstraint(['group_id'], ['handoff_group.id'], name=op.f('fk_minutes_set_group_id_handoff_group')),
    sa.ForeignKeyConstraint(['replaces_id'], ['minutes_set.id'], name=op.f('fk_minutes_set_replaces_id_minutes_set')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_minutes_set_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes_set')),
    sa.UniqueConstraint('batch_id', 'edition', name=op.f('uq_minutes_set_batch_id')),
    sa.UniqueConstraint('group_id', 'edition', name=op.f('uq_minutes_set_group_id')),
    sa.UniqueConstraint('public_id', name=op.f('uq_minutes_set_public_id')),
    sa.UniqueConstraint('short_code', name=op.f('uq_minutes_set_short_code'))
    )
    op.create_table('paper_content',
    sa.Column('paper_id', sa.Uuid(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_paper_content_file_id_file')),
    sa.ForeignKeyConstraint(['paper_id'], ['paper.id'], name=op.f('fk_paper_content_paper_id_paper')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_content')),
    sa.UniqueConstraint('paper_id', name=op.f('uq_paper_content_paper_id'))
    )
    op.create_index(op.f('ix_paper_content_file_id'), 'paper_content', ['file_id'], unique=False)
    op.create_table('proof',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('step_id', sa.Uuid(), nullable=False),
    sa.Column('act', sa.String(length=32), nullable=False),
    sa.Column('by_unit_id', sa.Uuid(), nullable=False),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('channel', sa.String(length=24), nullable=False),
    sa.Column('paper_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('paper_id', sa.Uuid(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['by_unit_id'], ['unit.id'], name=op.f('fk_proof_by_unit_id_unit')),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_proof_file_id_file')),
    sa.ForeignKeyConstraint(['paper_id'], ['paper.id'], name=op.f('fk_proof_paper_id_paper')),
    sa.ForeignKeyConstraint(['step_id'], ['step.id'], name=op.f('fk_proof_step_id_step')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proof')),
    sa.UniqueConstraint('public_id', name=op.f('uq_proof_public_id'))
    )
    op.create_index(op.f('ix_proof_file_id'), 'proof', ['file_id'], unique=False)
    op.create_index(op.f('ix_proof_step_id'), 'proof', ['step_id'], unique=False)
    op.create_table('request',
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('act', sa.String(length=32), nullable=False),
    sa.Column('from_unit_id', sa.Uuid(), nullable=False),
    sa.Column('to_unit_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('asked_by_id', sa.Uuid(), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answered_by_id', sa.Uuid(), nullable=True),
    sa.Column('channel', sa.String(length=24), nullable=True),
    sa.Column('paper_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('paper_id', sa.Uuid(), nullable=True),
    sa.Column('question', sa.LargeBinary(), nullable=False),
    sa.Column('answer', sa.LargeBinary(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['answered_by_id'], ['officer.id'], name=op.f('fk_request_answered_by_id_officer')),
    sa.ForeignKeyConstraint(['asked_by_id'], ['officer.id'], name=op.f('fk_request_asked_by_id_officer')),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_request_file_id_file')),
    sa.ForeignKeyConstraint(['from_unit_id'], ['unit.id'], name=op.f('fk_request_from_unit_id_unit')),
    sa.ForeignKeyConstraint(['paper_id'], ['paper.id'], name=op.f('fk_request_paper_id_paper')),
    sa.ForeignKeyConstraint(['to_unit_id'], ['unit.id'], name=op.f('fk_request_to_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_request')),
    sa.UniqueConstraint('public_id', name=op.f('uq_request_public_id'))
    )
    op.create_index(op.f('ix_request_file_id'), 'request', ['file_id'], unique=False)
    op.create_table('search_finding',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('found', sa.LargeBinary(), nullable=False),
    sa.Column('until_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['id'], ['search.id'], name=op.f('fk_search_finding_id_search')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_search_finding'))
    )
    op.create_index(op.f('ix_search_finding_until_at'), 'search_finding', ['until_at'], unique=False)
    op.create_table('climb',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('handoff_id', sa.Uuid(), nullable=True),
    sa.Column('duty_notice_id', sa.Uuid(), nullable=True),
    sa.Column('silence', sa.String(length=24), nullable=False),
    sa.Column('rung', sa.String(length=24), nullable=False),
    sa.Column('chased', sa.String(length=24), nullable=False),
    sa.Column('reached_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.CheckConstraint('(handoff_id IS NULL) <> (duty_notice_id IS NULL)', name=op.f('ck_climb_ck_climb_of_one')),
    sa.ForeignKeyConstraint(['duty_notice_id'], ['duty_notice.id'], name=op.f('fk_climb_duty_notice_id_duty_notice')),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_climb_file_id_file')),
    sa.ForeignKeyConstraint(['handoff_id'], ['handoff.id'], name=op.f('fk_climb_handoff_id_handoff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_climb')),
    sa.UniqueConstraint('duty_notice_id', 'silence', 'rung', name='uq_climb_duty_notice_id_silence_rung'),
    sa.UniqueConstraint('handoff_id', 'silence', 'rung', name='uq_climb_handoff_id_silence_rung')
    )
    op.create_index(op.f('ix_climb_file_id'), 'climb', ['file_id'], unique=False)
    op.create_table('company',
    sa.Column('handoff_id', sa.Uuid(), nullable=False),
    sa.Column('other_id', sa.Uuid(), nullable=False),
    sa.Column('way', sa.String(length=24), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reason', sa.LargeBinary(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_company_file_id_file')),
    sa.ForeignKeyConstraint(['handoff_id'], ['handoff.id'], name=op.f('fk_company_handoff_id_handoff')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_company_officer_id_officer')),
    sa.ForeignKeyConstraint(['other_id'], ['case.file_id'], name=op.f('fk_company_other_id_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_company')),
    sa.UniqueConstraint('file_id', 'handoff_id', 'other_id', name=op.f('uq_company_file_id'))
    )
    op.create_index(op.f('ix_company_file_id'), 'company', ['file_id'], unique=False)
    op.create_index(op.f('ix_company_handoff_id'), 'company', ['handoff_id'], unique=False)
    op.create_index(op.f('ix_company_other_id'), 'company', ['other_id'], unique=False)
    op.create_table('dispute',
    sa.Column('handoff_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('outcome', sa.String(length=24), nullable=True),
    sa.Column('raised_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('proposed_for_id', sa.Uuid(), nullable=True),
    sa.Column('proposed_by_id', sa.Uuid(), nullable=True),
    sa.Column('proposed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('settled_by_id', sa.Uuid(), nullable=True),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('channel', sa.String(length=24), nullable=True),
    sa.Column('proposal', sa.LargeBinary(), nullable=False),
    sa.Column('reply', sa.LargeBinary(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_dispute_file_id_file')),
    sa.ForeignKeyConstraint(['handoff_id'], ['handoff.id'], name=op.f('fk_dispute_handoff_id_handoff')),
    sa.ForeignKeyConstraint(['proposed_by_id'], ['officer.id'], name=op.f('fk_dispute_proposed_by_id_officer')),
    sa.ForeignKeyConstraint(['proposed_for_id'], ['unit.id'], name=op.f('fk_dispute_proposed_for_id_unit')),
    sa.ForeignKeyConstraint(['settled_by_id'], ['officer.id'], name=op.f('fk_dispute_settled_by_id_officer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_dispute')),
    sa.UniqueConstraint('handoff_id', name=op.f('uq_dispute_handoff_id'))
    )
    op.create_index(op.f('ix_dispute_file_id'), 'dispute', ['file_id'], unique=False)
    op.create_table('minutes',
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('handoff_id', sa.Uuid(), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('replaces_id', sa.Uuid(), nullable=True),
    sa.Column('short_code', sa.String(length=10), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('drafted_by_id', sa.Uuid(), nullable=False),
    sa.Column('drafted_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('checked_by_id', sa.Uuid(), nullable=True),
    sa.Column('checked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('giver_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('receiver_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['checked_by_id'], ['officer.id'], name=op.f('fk_minutes_checked_by_id_officer')),
    sa.ForeignKeyConstraint(['drafted_by_id'], ['officer.id'], name=op.f('fk_minutes_drafted_by_id_officer')),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_minutes_file_id_file')),
    sa.ForeignKeyConstraint(['handoff_id'], ['handoff.id'], name=op.f('fk_minutes_handoff_id_handoff')),
    sa.ForeignKeyConstraint(['replaces_id'], ['minutes.id'], name=op.f('fk_minutes_replaces_id_minutes')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_minutes_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes')),
    sa.UniqueConstraint('handoff_id', 'edition', name=op.f('uq_minutes_handoff_id')),
    sa.UniqueConstraint('public_id', name=op.f('uq_minutes_public_id')),
    sa.UniqueConstraint('short_code', name=op.f('uq_minutes_short_code'))
    )
    op.create_index(op.f('ix_minutes_file_id'), 'minutes', ['file_id'], unique=False)
    op.create_table('minutes_set_line',
    sa.Column('set_id', sa.Uuid(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=True),
    sa.Column('handoff_id', sa.Uuid(), nullable=True),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['case.file_id'], name=op.f('fk_minutes_set_line_case_id_case')),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_minutes_set_line_file_id_file')),
    sa.ForeignKeyConstraint(['handoff_id'], ['handoff.id'], name=op.f('fk_minutes_set_line_handoff_id_handoff')),
    sa.ForeignKeyConstraint(['set_id'], ['minutes_set.id'], name=op.f('fk_minutes_set_line_set_id_minutes_set')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes_set_line')),
    sa.UniqueConstraint('set_id', 'case_id', name='uq_minutes_set_line_set_id_case_id'),
    sa.UniqueConstraint('set_id', 'place', name=op.f('uq_minutes_set_line_set_id'))
    )
    op.create_index(op.f('ix_minutes_set_line_file_id'), 'minutes_set_line', ['file_id'], unique=False)
    op.create_index(op.f('ix_minutes_set_line_handoff_id'), 'minutes_set_line', ['handoff_id'], unique=False)
    op.create_table('minutes_set_party',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('set_id', sa.Uuid(), nullable=False),
    sa.Column('side', sa.String(length=24), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=True),
    sa.Column('signed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['set_id'], ['minutes_set.id'], name=op.f('fk_minutes_set_party_set_id_minutes_set')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_minutes_set_party_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes_set_party')),
    sa.UniqueConstraint('public_id', name=op.f('uq_minutes_set_party_public_id')),
    sa.UniqueConstraint('set_id', 'side', 'place', name=op.f('uq_minutes_set_party_set_id')),
    sa.UniqueConstraint('set_id', 'unit_id', name='uq_minutes_set_party_set_id_unit_id')
    )
    op.create_table('notice',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('dedupe', sa.String(length=120), nullable=False),
    sa.Column('handoff_id', sa.Uuid(), nullable=True),
    sa.Column('duty_notice_id', sa.Uuid(), nullable=True),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=16), nullable=False),
    sa.Column('silence', sa.String(length=24), nullable=False),
    sa.Column('rung', sa.String(length=24), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('claimed_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('read_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.CheckConstraint('(handoff_id IS NULL) <> (duty_notice_id IS NULL)', name=op.f('ck_notice_ck_notice_of_one')),
    sa.ForeignKeyConstraint(['duty_notice_id'], ['duty_notice.id'], name=op.f('fk_notice_duty_notice_id_duty_notice')),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_notice_file_id_file')),
    sa.ForeignKeyConstraint(['handoff_id'], ['handoff.id'], name=op.f('fk_notice_handoff_id_handoff')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_notice_officer_id_officer')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_notice_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notice')),
    sa.UniqueConstraint('dedupe', name=op.f('uq_notice_dedupe'))
    )
    op.create_index(op.f('ix_notice_file_id'), 'notice', ['file_id'], unique=False)
    op.create_index('ix_notice_officer_id_read_at', 'notice', ['officer_id', 'read_at'], unique=False)
    op.create_index('ix_notice_sent_at', 'notice', ['sent_at'], unique=False)
    op.create_table('packet_item',
    sa.Column('public_id', sa.Uuid(), nullable=False),
    sa.Column('handoff_id', sa.Uuid(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('paper_id', sa.Uuid(), nullable=True),
    sa.Column('name', sa.LargeBinary(), nullable=False),
    sa.Column('quantity', sa.LargeBinary(), nullable=False),
    sa.Column('condition', sa.LargeBinary(), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('found', sa.String(length=24), nullable=True),
    sa.Column('note', sa.LargeBinary(), nullable=False),
    sa.Column('checked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('checked_by_id', sa.Uuid(), nullable=True),
    sa.Column('how', sa.String(length=24), nullable=True),
    sa.Column('settlement', sa.LargeBinary(), nullable=False),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('settled_by_id', sa.Uuid(), nullable=True),
    sa.Column('objection', sa.LargeBinary(), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answered_by_id', sa.Uuid(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['answered_by_id'], ['officer.id'], name=op.f('fk_packet_item_answered_by_id_officer')),
    sa.ForeignKeyConstraint(['checked_by_id'], ['officer.id'], name=op.f('fk_packet_item_checked_by_id_officer')),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_packet_item_file_id_file')),
    sa.ForeignKeyConstraint(['handoff_id'], ['handoff.id'], name=op.f('fk_packet_item_handoff_id_handoff')),
    sa.ForeignKeyConstraint(['paper_id'], ['paper.id'], name=op.f('fk_packet_item_paper_id_paper')),
    sa.ForeignKeyConstraint(['settled_by_id'], ['officer.id'], name=op.f('fk_packet_item_settled_by_id_officer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_packet_item')),
    sa.UniqueConstraint('public_id', name=op.f('uq_packet_item_public_id'))
    )
    op.create_index(op.f('ix_packet_item_file_id'), 'packet_item', ['file_id'], unique=False)
    op.create_index('ix_packet_item_handoff_id', 'packet_item', ['handoff_id'], unique=False)
    op.create_table('packet_section',
    sa.Column('handoff_id', sa.Uuid(), nullable=False),
    sa.Column('section', sa.String(length=24), nullable=False),
    sa.Column('ground', sa.LargeBinary(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_packet_section_file_id_file')),
    sa.ForeignKeyConstraint(['handoff_id'], ['handoff.id'], name=op.f('fk_packet_section_handoff_id_handoff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_packet_section'))
    )
    op.create_index(op.f('ix_packet_section_file_id'), 'packet_section', ['file_id'], unique=False)
    op.create_index('ix_packet_section_handoff_id', 'packet_section', ['handoff_id'], unique=False)
    op.create_table('reception_line',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('set_id', sa.Uuid(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_reception_line_file_id_file')),
    sa.ForeignKeyConstraint(['set_id'], ['minutes_set.id'], name=op.f('fk_reception_line_set_id_minutes_set')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reception_line')),
    sa.UniqueConstraint('set_id', 'file_id', name=op.f('uq_reception_line_set_id'))
    )
    op.create_index(op.f('ix_reception_line_file_id'), 'reception_line', ['file_id'], unique=False)
    op.create_table('minutes_set_signature',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('set_id', sa.Uuid(), nullable=False),
    sa.Column('party_id', sa.Uuid(), nullable=False),
    sa.Column('side', sa.String(length=24), nullable=False),
    sa.Column('stance', sa.String(length=24), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=True),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('key_id', sa.Uuid(), nullable=True),
    sa.Column('paper_id', sa.Uuid(), nullable=True),
    sa.Column('signed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('signature', sa.LargeBinary(length=64), nullable=True),
    sa.ForeignKeyConstraint(['key_id'], ['officer_key.id'], name=op.f('fk_minutes_set_signature_key_id_officer_key')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_minutes_set_signature_officer_id_officer')),
    sa.ForeignKeyConstraint(['paper_id'], ['paper.id'], name=op.f('fk_minutes_set_signature_paper_id_paper')),
    sa.ForeignKeyConstraint(['party_id'], ['minutes_set_party.id'], name=op.f('fk_minutes_set_signature_party_id_minutes_set_party')),
    sa.ForeignKeyConstraint(['set_id'], ['minutes_set.id'], name=op.f('fk_minutes_set_signature_set_id_minutes_set')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_minutes_set_signature_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes_set_signature'))
    )
    op.create_index(op.f('ix_minutes_set_signature_paper_id'), 'minutes_set_signature', ['paper_id'], unique=False)
    op.create_index(op.f('ix_minutes_set_signature_set_id'), 'minutes_set_signature', ['set_id'], unique=False)
    op.create_table('minutes_signature',
    sa.Column('minutes_id', sa.Uuid(), nullable=False),
    sa.Column('side', sa.String(length=24), nullable=False),
    sa.Column('stance', sa.String(length=24), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('officer_id', sa.Uuid(), nullable=False),
    sa.Column('key_id', sa.Uuid(), nullable=True),
    sa.Column('paper_id', sa.Uuid(), nullable=True),
    sa.Column('signed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('signature', sa.LargeBinary(length=64), nullable=True),
    sa.Column('message', sa.LargeBinary(), nullable=False),
    sa.Column('reasons', sa.LargeBinary(), nullable=False),
    sa.Column('capacity', sa.LargeBinary(), nullable=False),
    sa.Column('signer', sa.LargeBinary(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_minutes_signature_file_id_file')),
    sa.ForeignKeyConstraint(['key_id'], ['officer_key.id'], name=op.f('fk_minutes_signature_key_id_officer_key')),
    sa.ForeignKeyConstraint(['minutes_id'], ['minutes.id'], name=op.f('fk_minutes_signature_minutes_id_minutes')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_minutes_signature_officer_id_officer')),
    sa.ForeignKeyConstraint(['paper_id'], ['paper.id'], name=op.f('fk_minutes_signature_paper_id_paper')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_minutes_signature_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes_signature'))
    )
    op.create_index(op.f('ix_minutes_signature_file_id'), 'minutes_signature', ['file_id'], unique=False)
    op.create_index(op.f('ix_minutes_signature_minutes_id'), 'minutes_signature', ['minutes_id'], unique=False)
    op.create_table('minutes_set_words',
    sa.Column('signature_id', sa.Uuid(), nullable=False),
    sa.Column('message', sa.LargeBinary(), nullable=False),
    sa.Column('reasons', sa.LargeBinary(), nullable=False),
    sa.Column('capacity', sa.LargeBinary(), nullable=False),
    sa.Column('signer', sa.LargeBinary(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_minutes_set_words_file_id_file')),
    sa.ForeignKeyConstraint(['signature_id'], ['minutes_set_signature.id'], name=op.f('fk_minutes_set_words_signature_id_minutes_set_signature')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes_set_words')),
    sa.UniqueConstraint('signature_id', 'file_id', name=op.f('uq_minutes_set_words_signature_id'))
    )
    op.create_index(op.f('ix_minutes_set_words_file_id'), 'minutes_set_words', ['file_id'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_minutes_set_words_file_id'), table_name='minutes_set_words')
    op.drop_table('minutes_set_words')
    op.drop_index(op.f('ix_minutes_signature_minutes_id'), table_name='minutes_signature')
    op.drop_index(op.f('ix_minutes_signature_file_id'), table_name='minutes_signature')
    op.drop_table('minutes_signature')
    op.drop_index(op.f('ix_minutes_set_signature_set_id'), table_name='minutes_set_signature')
    op.drop_index(op.f('ix_minutes_set_signature_paper_id'), table_name='minutes_set_signature')
    op.drop_table('minutes_set_signature')
    op.drop_index(op.f('ix_reception_line_file_id'), table_name='reception_line')
    op.drop_table('reception_line')
    op.drop_index('ix_packet_section_handoff_id', table_name='packet_section')
    op.drop_index(op.f('ix_packet_section_file_id'), table_name='packet_section')
    op.drop_table('packet_section')
    op.drop_index('ix_packet_item_handoff_id', table_name='packet_item')
    op.drop_index(op.f('ix_packet_item_file_id'), table_name='packet_item')
    op.drop_table('packet_item')
    op.drop_index('ix_notice_sent_at', table_name='notice')
    op.drop_index('ix_notice_officer_id_read_at', table_name='notice')
    op.drop_index(op.f('ix_notice_file_id'), table_name='notice')
    op.drop_table('notice')
    op.drop_table('minutes_set_party')
    op.drop_index(op.f('ix_minutes_set_line_handoff_id'), table_name='minutes_set_line')
    op.drop_index(op.f('ix_minutes_set_line_file_id'), table_name='minutes_set_line')
    op.drop_table('minutes_set_line')
    op.drop_index(op.f('ix_minutes_file_id'), table_name='minutes')
    op.drop_table('minutes')
    op.drop_index(op.f('ix_dispute_file_id'), table_name='dispute')
    op.drop_table('dispute')
    op.drop_index(op.f('ix_company_other_id'), table_name='company')
    op.drop_index(op.f('ix_company_handoff_id'), table_name='company')
    op.drop_index(op.f('ix_company_file_id'), table_name='company')
    op.drop_table('company')
    op.drop_index(op.f('ix_climb_file_id'), table_name='climb')
    op.drop_table('climb')
    op.drop_index(op.f('ix_search_finding_until_at'), table_name='search_finding')
    op.drop_table('search_finding')
    op.drop_index(op.f('ix_request_file_id'), table_name='request')
    op.drop_table('request')
    op.drop_index(op.f('ix_proof_step_id'), table_name='proof')
    op.drop_index(op.f('ix_proof_file_id'), table_name='proof')
    op.drop_table('proof')
    op.drop_index(op.f('ix_paper_content_file_id'), table_name='paper_content')
    op.drop_table('paper_content')
    op.drop_table('minutes_set')
    op.drop_index('ix_handoff_state_settled_at', table_name='handoff')
    op.drop_index('ix_handoff_offered_at_id', table_name='handoff')
    op.drop_index(op.f('ix_handoff_group_id'), table_name='handoff')
    op.drop_index(op.f('ix_handoff_file_id'), table_name='handoff')
    op.drop_table('handoff')
    op.drop_index(op.f('ix_duty_notice_file_id'), table_name='duty_notice')
    op.drop_table('duty_notice')
    op.drop_table('calendar_line')
    op.drop_table('calendar_day')
    op.drop_index(op.f('ix_whereabouts_file_id'), table_name='whereabouts')
    op.drop_table('whereabouts')
    op.drop_index(op.f('ix_unit_correction_unit_id'), table_name='unit_correction')
    op.drop_table('unit_correction')
    op.drop_index('ix_tip_step_file_id_at', table_name='tip_step')
    op.drop_index(op.f('ix_tip_step_file_id'), table_name='tip_step')
    op.drop_table('tip_step')
    op.drop_index(op.f('ix_tip_note_file_id'), table_name='tip_note')
    op.drop_table('tip_note')
    op.drop_index(op.f('ix_tip_case_file_id'), table_name='tip_case')
    op.drop_index(op.f('ix_tip_case_case_id'), table_name='tip_case')
    op.drop_table('tip_case')
    op.drop_index('ix_tip_unit_id_received_at', table_name='tip')
    op.drop_index(op.f('ix_tip_to_unit_id'), table_name='tip')
    op.drop_index(op.f('ix_tip_file_id'), table_name='tip')
    op.drop_table('tip')
    op.drop_index(op.f('ix_telling_subject_id'), table_name='telling')
    op.drop_index(op.f('ix_telling_file_id'), table_name='telling')
    op.drop_table('telling')
    op.drop_index(op.f('ix_support_line_file_id'), table_name='support_line')
    op.drop_table('support_line')
    op.drop_table('submission')
    op.drop_index(op.f('ix_step_file_id'), table_name='step')
    op.drop_table('step')
    op.drop_index(op.f('ix_sign_in_officer_id'), table_name='sign_in')
    op.drop_table('sign_in')
    op.drop_index('ix_search_officer_id_at', table_name='search')
    op.drop_table('search')
    op.drop_index(op.f('ix_return_list_file_id'), table_name='return_list')
    op.drop_table('return_list')
    op.drop_index(op.f('ix_regime_change_file_id'), table_name='regime_change')
    op.drop_table('regime_change')
    op.drop_index(op.f('ix_paper_replaces_id'), table_name='paper')
    op.drop_index(op.f('ix_paper_file_id'), table_name='paper')
    op.drop_table('paper')
    op.drop_index('ix_opening_file_id_officer_id_until_at', table_name='opening')
    op.drop_index(op.f('ix_opening_file_id'), table_name='opening')
    op.drop_table('opening')
    op.drop_index('uq_officer_key_holding', table_name='officer_key', sqlite_where=sa.text('ended_at IS NULL'), postgresql_where=sa.text('ended_at IS NULL'))
    op.drop_table('officer_key')
    op.drop_index(op.f('ix_merge_into_id'), table_name='merge')
    op.drop_index(op.f('ix_merge_file_id'), table_name='merge')
    op.drop_table('merge')
    op.drop_index(op.f('ix_measure_file_id'), table_name='measure')
    op.drop_table('measure')
    op.drop_index(op.f('ix_link_other_id'), table_name='link')
    op.drop_index(op.f('ix_link_file_id'), table_name='link')
    op.drop_table('link')
    op.drop_table('legal_parameter')
    op.drop_table('handoff_group')
    op.drop_index(op.f('ix_follow_up_file_id'), table_name='follow_up')
    op.drop_table('follow_up')
    op.drop_index('ix_duty_turn_unit_id_to_at', table_name='duty_turn')
    op.drop_table('duty_turn')
    op.drop_index(op.f('ix_draft_officer_id'), table_name='draft')
    op.drop_index(op.f('ix_draft_expires_at'), table_name='draft')
    op.drop_table('draft')
    op.drop_index(op.f('ix_correction_file_id'), table_name='correction')
    op.drop_table('correction')
    op.drop_index(op.f('ix_conclusion_file_id'), table_name='conclusion')
    op.drop_table('conclusion')
    op.drop_index(op.f('ix_clock_extension_file_id'), table_name='clock_extension')
    op.drop_table('clock_extension')
    op.drop_table('calendar_document')
    op.drop_index(op.f('ix_batch_row_file_id'), table_name='batch_row')
    op.drop_table('batch_row')
    op.drop_index('uq_batch_member_holding', table_name='batch_member', sqlite_where=sa.text('taken_away_at IS NULL'), postgresql_where=sa.text('taken_away_at IS NULL'))
    op.drop_index(op.f('ix_batch_member_file_id'), table_name='batch_member')
    op.drop_table('batch_member')
    op.drop_index(op.f('ix_batch_unit_id'), table_name='batch')
    op.drop_index(op.f('ix_batch_file_id'), table_name='batch')
    op.drop_table('batch')
    op.drop_table('account_change')
    op.drop_index('ix_reach_file_id', table_name='reach')
    op.drop_table('reach')
    op.drop_index(op.f('ix_person_file_id'), table_name='person')
    op.drop_table('person')
    op.drop_table('officer')
    op.drop_table('minutes_number')
    op.drop_table('known_heading')
    op.drop_index('uq_file_key_of_every_unit', table_name='file_key', sqlite_where=sa.text('unit_id IS NULL'), postgresql_where=sa.text('unit_id IS NULL'))
    op.drop_index(op.f('ix_file_key_kek_number'), table_name='file_key')
    op.drop_index(op.f('ix_file_key_file_id'), table_name='file_key')
    op.drop_table('file_key')
    op.drop_index('ix_due_unit_id_due_at', table_name='due')
    op.drop_index(op.f('ix_due_file_id'), table_name='due')
    op.drop_table('due')
    op.drop_index('ix_case_stage', table_name='case')
    op.drop_index(op.f('ix_case_merged_into_id'), table_name='case')
    op.drop_index('ix_case_lead_unit_id_received_at', table_name='case')
    op.drop_table('case')
    op.drop_table('unit')
    op.drop_table('search_token')
    op.drop_table('lease')
    op.drop_table('kek')
    op.drop_table('file')
    op.drop_table('code_entry')
    op.drop_table('calendar_edition')
    op.drop_table('audit_head')
    op.drop_index('ix_audit_entry_file_id', table_name='audit_entry')
    op.drop_table('audit_entry')
    op.drop_index('ix_attempt_subject_at', table_name='attempt')
    op.drop_table('attempt')
