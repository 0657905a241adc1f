import type { Words } from '../../../utils/basics/words';
import {
  type ColumnMeaning,
  type Columns,
  columnMeanings,
  columnsOf,
} from '../../../utils/imports/csv';
import type { ReadFile } from './import-state';

interface Props {
  readonly table: NonNullable<ReadFile['table']>;
  readonly words: Words;
  readonly onChange: (columns: Columns) => void;
}

/** What each column of a table holds, for the user to correct. */
export function CsvColumns({ table: { rows, columns }, words: { say }, onChange }: Props) {
  const [header = [], ...others] = rows;
  const of = (n: number) => columnMeanings.find((each) => columns[each].includes(n));
  return (
    <div class="table">
      <table>
        <caption>{say('importColumns')}</caption>
        <thead>
          <tr>
            {header.map((name, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
              <th key={n} scope="col">
                <label>
                  <bdi>{name}</bdi>
                  <select
                    value={of(n) ?? ''}
                    onChange={({ currentTarget: { value } }) =>
                      onChange(
                        withColumn(
                          columns,
                          n,
                          columnMeanings.find((each) => each === value),
                        ),
                      )
                    }
                  >
                    <option value="">{say('column_none')}</option>
                    {columnMeanings.map((each) => (
                      <option key={each} value={each}>
                        {say(`column_${each}`)}
                      </option>
                    ))}
                  </select>
                </label>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {others.map((row, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name
            <tr key={n}>
              {header.map((_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
                <td key={column}>{(row[column] ?? '').slice(0, 60)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same columns with one of them changed. */
const withColumn = (columns: Columns, n: number, meaning: ColumnMeaning | undefined): Columns =>
  columnsOf((each) =>
    each === meaning
      ? [...new Set([...columns[each], n])]
      : columns[each].filter((column) => column !== n),
  );
