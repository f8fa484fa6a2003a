import { Badge } from '@mantine/core';
import { type Column, DataTable } from '#ui/web';

type Row = { id: string; name: string; unit: string; grade: string; state: string; held: number };

const rows: Row[] = [
  { id: '1', name: 'Ada Okafor', unit: 'Customer care', grade: 'G3', state: 'Matched', held: 5 },
  { id: '2', name: 'Ben Lindqvist', unit: 'Finance', grade: 'G9', state: 'Matched', held: 5 },
  { id: '3', name: 'Chiara Romano', unit: 'Operations', grade: 'G4', state: 'Waiting', held: 0 },
  { id: '4', name: 'Dinh Nguyen', unit: 'Data', grade: 'G2', state: 'Matched', held: 3 },
  { id: '5', name: 'Elif Şahin', unit: 'Legal', grade: 'G8', state: 'Paused', held: 2 },
];

const columns: Column<Row>[] = [
  { key: 'name', label: 'Name', value: (row) => row.name },
  { key: 'unit', label: 'Unit', value: (row) => row.unit },
  { key: 'grade', label: 'Grade', value: (row) => row.grade },
  { key: 'state', label: 'State', value: (row) => row.state, cell: (row) => <Badge>{row.state}</Badge> },
  { key: 'held', label: 'Meetings held', value: (row) => row.held, numeric: true },
];

export const PeopleTable = () => (
  <DataTable
    rows={rows}
    columns={columns}
    rowKey={(row) => row.id}
    caption="People in the programme"
    file="people.csv"
  />
);
