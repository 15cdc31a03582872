// What tests of the contract read; where the recipes are is the emulator's matter.
export { readFixture } from '../../emulator/recipes/recipe-files.ts';
export {
  readOperationRecipes,
  readSharedRecipes,
  type SharedRecipe,
} from '../../emulator/recipes/recipe-book.ts';
