import type { AttributeValue, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';

/** Puts a conditional update together, each name and value by a placeholder of its own. */
export class UpdateText {
  private readonly names = new Map<string, string>();
  private readonly values: AttributeValue[] = [];
  private readonly sets: string[] = [];
  private readonly removes: string[] = [];
  private readonly conditions: string[] = [];

  /** The placeholder of an attribute. */
  name(attribute: string): string {
    const placeholder = this.names.get(attribute) ?? `#n${this.names.size}`;
    this.names.set(attribute, placeholder);
    return placeholder;
  }

  /** The placeholder of a value. */
  value(value: AttributeValue): string {
    return `:v${this.values.push(value) - 1}`;
  }

  set(attribute: string, expression: string): void {
    this.sets.push(`${this.name(attribute)} = ${expression}`);
  }

  remove(attribute: string): void {
    this.removes.push(this.name(attribute));
  }

  /** All conditions must hold. */
  only(condition: string): void {
    this.conditions.push(condition);
  }

  input(): Pick<
    UpdateItemCommandInput,
    'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
  > {
    const clauses = [clause('SET', this.sets), clause('REMOVE', this.removes)];
    return {
      UpdateExpression: clauses.filter((text) => text !== '').join(' '),
      ConditionExpression: this.conditions.join(' AND '),
      ExpressionAttributeNames: Object.fromEntries([...this.names].map(([name, short]) => [short, name])),
      ...(this.values.length > 0 && {
        ExpressionAttributeValues: Object.fromEntries(this.values.map((value, at) => [`:v${at}`, value])),
      }),
    };
  }
}

function clause(keyword: string, parts: readonly string[]): string {
  return parts.length === 0 ? '' : `${keyword} ${parts.join(', ')}`;
}
